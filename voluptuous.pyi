# The integration writes `import voluptuous as vol`, which works on every supported
# version of Home Assistant. From 2026.9 on that name means probatio, put there at run
# time, and Home Assistant's own signatures are typed with probatio's classes. A type
# checker does not see the swap, so this stub says it.
from probatio import (
    All as All,
    Any as Any,
    Coerce as Coerce,
    In as In,
    Invalid as Invalid,
    Length as Length,
    Optional as Optional,
    Range as Range,
    Required as Required,
    Schema as Schema,
)
