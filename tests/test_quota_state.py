"""Whether a quota is at risk, as the coordinator concludes it from the keeper."""

from datetime import timedelta

from custom_components.stellacontrol.coordinator.state import QuotaState
from custom_components.stellacontrol.quota import Demand, Reason
from tests.quota.tools import MINUTE, START, hold, keeper, read


def at_risk_in_a_boost(quota: int) -> bool | None:
    """Return what is known while a device reports each minute for some minutes."""
    kept = keeper(quota=quota)
    until = START + timedelta(minutes=30)
    kept.demand(Demand(reason=Reason.BOOST, period=MINUTE, until=until))
    assert hold(kept) == MINUTE
    now = read(kept, START + MINUTE, MINUTE)
    assert kept.change_due(now) is None
    return QuotaState.of(kept, now).at_risk


def test_quota_that_lasts_in_a_boost_and_after_it_is_not_at_risk() -> None:
    """Whoever raises the quota while an alarm is followed sees that it helped."""
    assert at_risk_in_a_boost(1_000_000) is False


def test_boost_that_would_not_last_hides_the_usual_pace() -> None:
    """It ends by itself, so it tells nothing of the month."""
    assert at_risk_in_a_boost(10_000) is None
