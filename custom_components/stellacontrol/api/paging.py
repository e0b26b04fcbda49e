"""Lists that come in pages: whether one says that it is a page, and how to read the rest."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from yarl import URL

from .aliases import folded
from .call import Call, Endpoint
from .errors import InvalidProfile
from .limits import MOST_DEVICES, MOST_PAGES
from .models import DeviceList
from .reading import Reader

_TOTALS: Final = ("total", "totalcount", "totalitems", "totalelements", "totalresults")
_PAGES: Final = ("pages", "pagecount", "totalpages", "lastpage", "numpages")
_PAGE: Final = ("page", "pagenumber", "currentpage", "pageindex", "number")
_MORE: Final = ("more", "hasmore", "hasnext", "hasnextpage")
_NOT_A_PAGE: Final[tuple[Any, ...]] = (None, "", False, 0, {}, [])


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    """What to ask for next."""

    query: Mapping[str, str] = field(default_factory=dict)
    """Parameters to add; none if the path says it all."""

    target: str | None = None
    """A path with its query, or an address; `None`: that of the first page."""


class Frame:
    """The object around a list, which may say that there is more."""

    def __init__(self, told: Mapping[str, Any], *, links: str | None) -> None:
        """Take what it tells, and the answer's `Link` header."""
        self.told = told
        self.links = links

    @property
    def number(self) -> int:
        """Its number, if it is the first page."""
        number = _number(_flat(self.told), _PAGE)
        return 1 if number is None else number

    def next_page(
        self, *, seen: int, asked: Mapping[str, str], first_page: int = 1
    ) -> NextPage | None:
        """Return how to ask for what follows; `None` if nothing follows.

        Args:
            seen: Devices read so far.
            asked: What was asked for beside the list itself.
            first_page: Number of the first page.
        """
        if self.links is not None and 'rel="next"' in self.links.replace(
            "rel=next", 'rel="next"'
        ):
            part = next(part for part in self.links.split(",") if "next" in part)
            return NextPage(target=part.partition("<")[2].partition(">")[0])
        named = _flat(self.told)
        for plain, (key, value) in named.items():
            if plain.startswith("next") and value not in _NOT_A_PAGE:
                return _named_next(key, value)
        page_key, page = _first(named, _PAGE) or ("page", None)
        known = asked.get(_query_name(page_key), page)
        number = int(str(known)) if str(known).isdigit() else first_page
        pages = _number(named, _PAGES)
        if pages is not None:
            # Of pages counted from 0, the last is one before their number.
            is_last = number >= pages - (first_page == 0)
            return (
                None
                if is_last
                else NextPage(query={_query_name(page_key): f"{number + 1}"})
            )
        total = _number(named, _TOTALS)
        more = _first(named, _MORE)
        if (total is not None and seen < total) or (more and more[1] is True):
            if offset := _first(named, ("offset", "skip", "start")):
                return NextPage(query={offset[0]: f"{seen}"})
            return NextPage(query={_query_name(page_key): f"{number + 1}"})
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a list of devices."""

    devices: DeviceList
    frame: Frame


def read_page(reader: Reader, body: Any, *, links: str | None) -> Page:
    """Return the devices of one answer, and what it says of others.

    Raises:
        PlatformError: It is no list of devices.
    """
    listing = reader.listing(body)
    return Page(devices=reader.listed(listing), frame=Frame(listing.frame, links=links))


async def with_further_pages(
    call: Call,
    page: Page,
    ask: Callable[[Call], Awaitable[Page | None]],
    *,
    origin: URL,
    most: int = MOST_PAGES,
    tell_limit: Callable[[str, int], None] = lambda _what, _most: None,
) -> DeviceList:
    """Return the devices of all pages, if the list says that it is one of several.

    Args:
        call: That asked for the list.
        page: What was answered.
        ask: Asks for a further page; returns `None` if none came.
        origin: Of the gateway. A page elsewhere is not asked for.
        most: How many pages may be asked for.
        tell_limit: Told of what there is too much of.
    """
    gathered = _Gathered(page.devices)
    first_page, asked = page.frame.number, dict[str, str]()
    for left in range(most, -1, -1):
        following = page.frame.next_page(
            seen=len(gathered.devices), asked=asked, first_page=first_page
        )
        if following is None:
            break
        if not left:
            tell_limit("pages of a list", most)
        next_call = page_call(call, following, origin=origin)
        next_page = await ask(next_call) if next_call is not None and left else None
        if next_page is None or not gathered.add(next_page.devices):
            gathered.is_complete = False
            break
        page, asked = next_page, dict(following.query)
        if len(gathered.devices) > MOST_DEVICES:
            tell_limit("devices of an account", MOST_DEVICES)
            gathered.is_complete = False
            break
    return gathered.as_list()


class _Gathered:
    """The devices of the pages so far, each once."""

    def __init__(self, first: DeviceList) -> None:
        """Begin with the first page."""
        self.devices = {device.serial_number: device for device in first}
        self.is_complete = first.is_complete

    def add(self, page: DeviceList) -> bool:
        """Add a page, and return whether it had anything new."""
        new = [each for each in page if each.serial_number not in self.devices]
        self.devices |= {device.serial_number: device for device in new}
        self.is_complete &= page.is_complete
        return bool(new)

    def as_list(self) -> DeviceList:
        """Return as many as an account may have."""
        return DeviceList(
            devices=tuple(self.devices.values())[:MOST_DEVICES],
            is_complete=self.is_complete,
        )


def page_call(call: Call, page: NextPage, *, origin: URL) -> Call | None:
    """Return the call for a page; `None` if it would lead elsewhere."""
    if page.target is None:
        if call.method != "GET":
            body = call.body if isinstance(call.body, dict) else {}
            return replace(call, body={**body, **page.query})
        sign = "&" if "?" in call.path else "?"
        return replace(
            call, path=call.path + sign + str(URL.build(query=page.query))[1:]
        )
    try:
        if page.target.startswith("?"):
            return replace(call, path=call.path.partition("?")[0] + page.target)
        url = origin.join(URL(page.target))
        if url.origin() != origin:
            return None
        return replace(call, endpoint=Endpoint.GATEWAY, path=url.raw_path_qs)
    except ValueError, InvalidProfile:
        return None


def _flat(frame: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """Return what a frame tells by plain name, with that of its inner objects."""
    named: dict[str, tuple[str, Any]] = {}
    for key, value in frame.items():
        if type(value) is dict and folded(key) in (
            "meta", "links", "paging", "pagination", "pageinfo", "page", "info",
        ):  # fmt: skip
            for inner_key, inner in value.items():
                named.setdefault(folded(inner_key), (inner_key, inner))
        else:
            named[folded(key)] = (key, value)
    return named


def _named_next(key: str, value: Any) -> NextPage | None:
    """Return the page that a member such as "next" or "nextPageToken" names."""
    if type(value) is dict:
        value = value.get("href")
    if type(value) is str and value.startswith(("/", "?", "http")):
        return NextPage(target=value)
    if type(value) not in (str, int):
        return None
    # "nextPageToken" is asked for as "pageToken".
    name = key[len("next") :].lstrip("_-") or "page"
    return NextPage(query={name[0].lower() + name[1:]: f"{value}"})


def _query_name(key: str) -> str:
    """Return how a page is asked for that an answer calls so."""
    return "page" if folded(key) in ("currentpage", "number") else key


def _first(
    named: Mapping[str, tuple[str, Any]], names: tuple[str, ...]
) -> tuple[str, Any] | None:
    """Return the first of several members that is there."""
    return next((named[name] for name in names if name in named), None)


def _number(named: Mapping[str, tuple[str, Any]], names: tuple[str, ...]) -> int | None:
    """Return the first of several members as a number."""
    found = _first(named, names)
    return found[1] if found is not None and type(found[1]) is int else None
