/** English texts that only parts need: each part that uses one imports this. */

import texts from "./part-texts.json";
import { addEnglish } from "./translate";

addEnglish(texts);
