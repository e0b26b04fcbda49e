"""The frequency of a device, although others or the platform change it."""

from datetime import UTC, timedelta

import pytest

from custom_components.stellacontrol.quota import (
    Demand,
    QuotaKeeper,
    QuotaSettings,
    Reason,
)
from custom_components.stellacontrol.quota.asks import Outcome
from custom_components.stellacontrol.quota.pace import Pace

from .tools import FLOOR, MINUTE, SECOND, START, TEN_SECONDS, keeper, read


def test_frequency_of_a_new_device_is_kept_if_the_quota_lasts() -> None:
    """What somebody set before Home Assistant came is left alone, if it harms nobody."""
    kept = keeper(quota=1_000_000, period=MINUTE)
    assert kept.change_due(START + SECOND) is None
    assert (kept.is_base_own, kept.base) == (True, MINUTE)


def test_frequency_of_a_new_device_that_does_not_last_is_set_to_the_floor() -> None:
    """A device found too fast is slowed down, and that is nobody's doing."""
    kept = keeper(period=MINUTE)
    assert kept.found_elsewhere is None
    assert kept.change_due(START + SECOND) == FLOOR
    assert kept.decision is not None
    assert kept.decision.reason is Reason.QUOTA


def test_base_that_the_user_chose_is_asked_for() -> None:
    """I choose, the device follows."""
    kept = keeper(quota=1_000_000)
    kept.set_base(TEN_SECONDS)
    assert kept.change_due(START + SECOND) == TEN_SECONDS
    kept.change_sent(START + SECOND, TEN_SECONDS)
    assert kept.change_due(START + SECOND) is None


def test_stranger_is_set_back_once_an_hour() -> None:
    """Somebody who keeps changing it is answered, but not fought."""
    kept = keeper()
    set_back = []
    moment = START
    while moment < START + timedelta(hours=3):
        moment += FLOOR
        now = read(kept, moment, MINUTE)
        if (period := kept.change_due(now)) is not None:
            set_back.append(now)
            kept.change_sent(now, period)
            read(kept, moment + MINUTE, FLOOR)
    assert 2 <= len(set_back) <= 3
    assert set_back[1] - set_back[0] >= timedelta(hours=1)


def test_stranger_slower_than_the_base_is_set_back_once_an_hour() -> None:
    """Nor is one fought over a frequency that is slower than what I chose."""
    kept = keeper(quota=1_000_000, base=TEN_SECONDS, period=TEN_SECONDS)
    now = read(kept, START + MINUTE, MINUTE)
    assert kept.change_due(now) == TEN_SECONDS
    kept.change_sent(now, TEN_SECONDS)
    read(kept, START + 2 * MINUTE, TEN_SECONDS)
    now = read(kept, START + 5 * MINUTE, MINUTE)
    assert kept.change_due(now) is None
    assert kept.change_due(now + timedelta(hours=1)) == TEN_SECONDS


def test_stranger_is_set_back_once_an_hour_through_a_restart() -> None:
    """Nor does a restart begin a fight."""
    kept = keeper()
    now = read(kept, START + FLOOR, MINUTE)
    assert kept.change_due(now) == FLOOR
    kept.change_sent(now, FLOOR)
    restored = QuotaKeeper(QuotaSettings(), zone=UTC)
    restored.restore(kept.as_dict())
    assert restored.change_due(read(restored, START + 2 * FLOOR, MINUTE)) is None
    assert restored.change_due(read(restored, START + 8 * FLOOR, MINUTE)) == FLOOR


def test_change_that_fails_is_tried_again_after_a_minute() -> None:
    """A slip of the platform costs a minute, not the month."""
    kept = keeper(period=MINUTE)
    now = START + SECOND
    assert kept.change_due(now) == FLOOR
    kept.change_failed(now, forbidden=False)
    assert kept.change_due(now + SECOND) is None
    assert kept.change_due(now + MINUTE) == FLOOR
    assert kept.may_set


def test_set_back_that_fails_is_tried_again_after_a_minute() -> None:
    """Only a set-back that succeeded uses up its turn of the hour."""
    kept = keeper()
    now = read(kept, START + FLOOR, MINUTE)
    assert kept.change_due(now) == FLOOR
    kept.change_begins(now, FLOOR)
    kept.change_failed(now, forbidden=False)
    assert kept.change_due(now + SECOND) is None
    assert kept.change_due(now + MINUTE) == FLOOR


@pytest.mark.parametrize("boost", [TEN_SECONDS, MINUTE])
def test_boost_right_after_a_set_back_is_asked_for(boost: timedelta) -> None:
    """It is not taken for what the stranger had set, which ends in ten seconds."""
    kept = keeper()
    now = read(kept, START + FLOOR, TEN_SECONDS)
    assert kept.change_due(now) == FLOOR
    kept.change_begins(now, FLOOR)
    kept.change_sent(now, FLOOR)
    now += TEN_SECONDS
    kept.demand(
        Demand(reason=Reason.BOOST, period=boost, until=now + timedelta(minutes=5))
    )
    assert kept.change_due(now) == boost


def test_change_that_is_forbidden_slows_our_requests_and_is_tried_ever_more_rarely() -> (
    None
):
    """Where the contract does not let us set it, we ask as rarely as we would have."""
    kept = keeper(period=MINUTE)
    now = START + SECOND
    assert kept.change_due(now) == FLOOR
    kept.change_failed(now, forbidden=True)
    assert not kept.may_set
    assert kept.next_request(now) >= now + FLOOR
    tried = now
    for hours in (1, 2, 4, 8, 16, 24, 24):
        wait = timedelta(hours=hours)
        later = read(kept, tried + wait - MINUTE, MINUTE)
        assert kept.change_due(later) is None
        tried = read(kept, tried + wait + MINUTE, MINUTE)
        assert kept.change_due(tried) == FLOOR
        kept.change_failed(tried, forbidden=True)
    kept.change_sent(tried, FLOOR)
    assert kept.may_set


def test_boost_need_not_wait_for_the_next_time_to_set_back() -> None:
    """A stranger who was set back just now does not cost me my boost."""
    kept = keeper()
    now = read(kept, START + FLOOR, MINUTE)
    assert kept.change_due(now) == FLOOR
    kept.change_sent(now, FLOOR)
    read(kept, START + FLOOR + MINUTE, FLOOR)
    now = read(kept, START + 2 * FLOOR, MINUTE)
    assert kept.change_due(now) is None
    until = now + timedelta(minutes=5)
    kept.demand(Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=until))
    assert kept.change_due(now) == TEN_SECONDS
    kept.change_sent(now, TEN_SECONDS)
    # And when it ends the device is slowed down at once.
    now = read(kept, until, TEN_SECONDS)
    assert kept.change_due(now) == FLOOR


def test_boost_that_may_not_be_ended_is_tried_again_soon() -> None:
    """What we could set, we hope to be able to set back before the quota is gone."""
    kept = keeper()
    until = START + timedelta(minutes=5)
    kept.demand(Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=until))
    now = START + SECOND
    assert kept.change_due(now) == TEN_SECONDS
    kept.change_sent(now, TEN_SECONDS)
    now = read(kept, until, TEN_SECONDS)
    assert kept.change_due(now) == FLOOR
    kept.change_failed(now, forbidden=True)
    assert kept.change_due(now + FLOOR - SECOND) is None
    assert kept.change_due(now + FLOOR) == FLOOR


def test_slow_down_that_fails_after_a_refusal_is_tried_again_on_time() -> None:
    """A device that is far too fast does not wait for the next slow request."""
    kept = keeper(quota=1_000_000)
    kept.set_base(SECOND)
    kept.change_sent(START, SECOND)
    now = read(kept, START + SECOND, SECOND)
    kept.set_base(FLOOR)
    assert kept.change_due(now) == FLOOR
    kept.change_failed(now, forbidden=True)
    retry = kept.next_request(now)
    assert now + FLOOR <= retry < now + FLOOR + SECOND
    now = read(kept, retry - SECOND, SECOND)
    assert kept.change_due(now) == FLOOR
    kept.change_failed(now, forbidden=False)
    assert kept.next_request(now) == now + MINUTE


def test_unanswered_boost_is_ended_before_nobody_watches() -> None:
    """It may have been obeyed, and would last until somebody is back."""
    kept = keeper()
    now = START + SECOND
    kept.demand(Demand(reason=Reason.BOOST, period=TEN_SECONDS, until=now + MINUTE))
    assert kept.change_due(now) == TEN_SECONDS
    kept.change_begins(now, TEN_SECONDS)
    kept.change_failed(now, forbidden=False)
    assert kept.period_to_leave(now) == FLOOR


def test_base_that_lasts_only_to_the_month_s_end_is_slowed_down_to_leave() -> None:
    """Seven minutes before it anything lasts, and nobody knows who is back when."""
    kept = QuotaKeeper(QuotaSettings(), base=TEN_SECONDS, zone=UTC)
    read(kept, START + timedelta(days=30) - timedelta(minutes=12))
    now = START + timedelta(days=30) - timedelta(minutes=11)
    assert kept.change_due(now) == TEN_SECONDS
    kept.change_begins(now, TEN_SECONDS)
    kept.change_sent(now, TEN_SECONDS)
    assert kept.period_to_leave(now) == FLOOR


def test_refused_request_leaves_the_one_before_it() -> None:
    """What was accepted first may still be on its way."""
    pace = Pace(period=FLOOR)
    pace = pace.with_ask(MINUTE, at=START, outcome=Outcome.ACCEPTED)
    asked = pace.with_ask(TEN_SECONDS, at=START, outcome=Outcome.UNKNOWN)
    assert asked.without_last_ask() == pace
    assert pace.without_last_ask() == pace
