/** The page that our code finds: Home Assistant is there already. */

customElements.define("home-assistant", class extends HTMLElement {});
