"""The fields of a status, in the overview's words.

Written down here a second time, since neither the simulator nor the integration may be
the judge of its own list.
"""

STATUS_FIELDS = (
    "serialNumber",
    "version",
    "type",
    "model",
    "portCount",
    "firmwareVersion",
    "location",
    "status",
    "messageFrequency",
    "rebalanceFrequency",
    "description",
    "temperature",
    "bands",
    "createdAt",
    "timestamp",
    "uptime",
)

BAND_FIELDS = (
    "identifier",
    "frequency",
    "label",
    "status",
    "isOnline",
    "isAGC",
    "isOverPower",
    "isFeedback",
    "isShutdownManually",
    "isShutdownAuto",
    "isUplink",
    "ledCount",
    "values",
)

ALARM_FIELDS = {
    "over_power": "isOverPower",
    "feedback": "isFeedback",
    "automatic_shutdown": "isShutdownAuto",
}
"""Fields of a band, by the alarm that each of them tells."""

VALUE_FIELDS = (
    "uplinkPower",
    "downlinkPower",
    "AGC",
    "uplinkFastAGC",
    "bandUsage",
    "clamp",
    "downlinkReducedGain",
    "uplinkReducedGain",
)
