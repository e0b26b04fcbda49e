"""Texts that nobody should show as they are: a platform may send any of them."""

HOSTILE_TEXTS = {
    "control": "Attic\x00\x07\x1b[31m\r\nred\u2028line\x7f",
    "bidi": "Attic \u202egnp.exe\u202c \u2066\u2067mirror\u2069",
    "markdown": "**Attic** ![x](https://attacker.example/p.png) [click](javascript:alert(1))",
    "html": "<img src=x onerror=alert(1)><script>alert(2)</script>Attic&nbsp;",
    "template": "{{ states('sensor.secret') }} {% raw %} {serial} %s ${HOME}",
    "long": "Attic " + "x" * 10_000,
    "marks": "A\u0301\u0302\u0303\u0304" * 200,
    "blank": " \u200b\u00a0\u3000 ",
    "emoji": "\N{SATELLITE ANTENNA}\ufe0f Attic \U0001f468\u200d\U0001f469\u200d\U0001f467",
}
"""By kind."""

DEVICE_FIELDS = ("label", "model", "type", "location", "firmwareVersion", "version")
STATUS_FIELDS = (*DEVICE_FIELDS, "description")
BAND_FIELDS = ("label",)
