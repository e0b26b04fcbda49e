"""Lists that come in pages: whether one says that it is a page, and how to read the rest."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
import re
from typing import Any, Final

from yarl import URL

from .aliases import folded
from .call import Call, Endpoint
from .errors import DeviceNotFound, InvalidProfile, PlatformError, RequestRejected
from .limits import MOST_DEVICES, MOST_PAGES
from .models import DeviceList
from .reading import Reader

# What members of a frame are called, in plain names.
_TOTAL = re.compile(
    r"(?=.*(total|count))(total|count|of|all|num|number|odata|entries|"
    r"(item|element|result|record|row|device|repeater|unit|hit|object)s?)+"
)
_PAGES = re.compile(r"(?!.*per|page$)((total|num|last|max).*)?pages?(total|count)?")
_PAGE = re.compile(r"(current)?page(number|no|num|index)?")
_NUMBER = re.compile(r"number")
_OFFSET = re.compile(r"offset|skip|start")
_MORE = re.compile(r"(has|is|there).*(more|next).*|more|(is)?(truncated|partial)")
_LAST = re.compile(r"(is)?(last|final|end|done|complete)(page)?")
_NEXT = re.compile(r"next.*|.*next|.*continuation.*")
_WITHOUT_NEXT = re.compile(r"^[\W_]*next[_-]?|[_-]?next$", re.IGNORECASE)
_CURSOR = re.compile(r"(end)?(cursor|marker)|after|scrollid")
_ABOUT_THE_LIST = re.compile(
    r".*(meta|pag|cursor|odata).*|links?|info|summary|results?|totals?|counts?|range"
)
"""An object beside a list that describes the list, such as its paging."""
_OTHER_PAGE = re.compile(r"next|prev|first|last")
_DEPTH = 4
"""How deep such objects are looked for."""

_ADDRESS = re.compile(r"[/?].*|https?:.*|\S+\?\S+=.*", re.DOTALL)
_NEXT_LINK = re.compile(r"(?i)<([^>]*)>[^<]*\brel\s*=\s*(?:\"[^\"]*\bnext\b|next\b)")
_FLAGS: Final = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPage:
    """What to ask for next."""

    query: Mapping[str, str] = field(default_factory=dict)
    """Parameters to add; none if the path says it all, or if nobody knows how to ask."""

    target: str | None = None
    """A path with its query, or an address; `None`: that of the first page."""


type _Member = tuple[str, str, Any]  # its plain name, its key, its value


class Frame:
    """The objects around a list, which may say that there is more."""

    def __init__(self, told: Mapping[str, Any], *, links: str | None) -> None:
        """Take what they tell, and the answer's `Link` header."""
        self._told = tuple(_members(told))
        self._links = links or ""
        says = [_says_more(plain, value) for plain, _, value in self._told]
        self._is_more = True in says
        self._is_end = False in says and not self._is_more
        key, self.number = self._first(_PAGE) or self._first(_NUMBER) or ("page", 1)
        # Some call it otherwise than they want to be asked for it.
        self._page_key = "page" if folded(key) in ("currentpage", "number") else key

    def next_page(
        self, *, seen: int, asked: Mapping[str, str], first_page: int = 1
    ) -> NextPage | None:
        """Return how to ask for what follows; `None` if nothing follows.

        Args:
            seen: Devices read so far.
            asked: What was asked for beside the list itself.
            first_page: Number of the first page.
        """
        if (named := self._named_next()) is not None:
            return named
        number = _whole(asked.get(self._page_key)) or self.number
        pages = self._first(_PAGES)
        # Of pages counted from 0, the last is one before their number.
        is_last = pages is None or number >= pages[1] - (first_page == 0)
        is_more = self._is_more or any(
            _TOTAL.fullmatch(plain) and (_whole(value) or 0) > seen
            for plain, _, value in self._told
        )
        if is_last and not is_more:
            return None
        if pages is None and (offset := self._first(_OFFSET)):
            return NextPage(query={offset[0]: f"{seen}"})
        return NextPage(query={self._page_key: f"{number + 1}"})

    def _named_next(self) -> NextPage | None:
        """Return the page that the answer names."""
        if found := _NEXT_LINK.search(self._links):
            return NextPage(target=found[1])
        # Some name where a page ends, and say that nothing follows.
        for pattern in (_NEXT,) if self._is_end else (_NEXT, _CURSOR):
            for plain, key, value in self._told:
                is_named = pattern.fullmatch(plain) and _says_more(plain, value) is None
                if is_named and _says_something(value):
                    return _next_by(key, value)
        return None

    def _first(self, names: re.Pattern[str]) -> tuple[str, int] | None:
        """Return the key of the first member with such a name, and its number."""
        for plain, key, value in self._told:
            if names.fullmatch(plain) and (number := _whole(value)) is not None:
                return key, number
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
        next_page = await _answer_to(next_call, ask) if left else None
        if next_page is None or not gathered.add(next_page.devices):
            gathered.is_complete &= _is_end(next_page, seen=len(gathered.devices))
            break
        page, asked = next_page, dict(following.query)
        if len(gathered.devices) > MOST_DEVICES:
            tell_limit("devices of an account", MOST_DEVICES)
            gathered.is_complete = False
            break
    return gathered.as_list()


async def _answer_to(
    call: Call | None, ask: Callable[[Call], Awaitable[Page | None]]
) -> Page | None:
    """Return a further page; `None` if it is refused, as there may be none."""
    with suppress(PlatformError, RequestRejected, DeviceNotFound):
        return None if call is None else await ask(call)
    return None


def _is_end(page: Page | None, *, seen: int) -> bool:
    """Whether a page without new devices is the empty one behind the last."""
    following = page and page.frame.next_page(seen=seen, asked={})
    return page is not None and not len(page.devices) and following is None


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
        if not page.query:
            return None
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
        # Behind a proxy a platform may name another scheme or port than it is asked at.
        if not page.target or url.host != origin.host:
            return None
        return replace(call, endpoint=Endpoint.GATEWAY, path=url.raw_path_qs)
    except ValueError, InvalidProfile:
        return None


def _members(frame: Mapping[str, Any], depth: int = _DEPTH) -> Iterator[_Member]:
    """Go through what a frame tells, its own members before those of inner objects."""
    named = [(folded(key), key, value) for key, value in frame.items()]
    # Right beside the list, "after" is rather what was asked for.
    yield from (each for each in named if depth < _DEPTH or each[0] != "after")
    for plain, _key, value in named:
        is_about = depth < _DEPTH or _ABOUT_THE_LIST.fullmatch(plain)
        if type(value) is dict and depth and is_about and not _OTHER_PAGE.match(plain):
            yield from _members(value, depth - 1)
        for each in value if type(value) is list else ():
            # A link: {"rel": "next", "href": "…"}
            if type(each) is dict and type(rel := each.get("rel")) is str:
                yield folded(rel), rel, each


def _next_by(key: str, value: Any) -> NextPage:
    """Return the page that a member such as "next" or "nextPageToken" names."""
    plain, value = folded(key), _address_in(value)
    if type(value) not in (str, int):
        return NextPage()
    is_address = plain.endswith(("url", "uri", "link", "href"))
    if type(value) is str and (is_address or _ADDRESS.fullmatch(value)):
        return NextPage(target=value)
    # "nextPageToken" is asked for as "pageToken".
    name = _WITHOUT_NEXT.sub("", key) or "page"
    name = "after" if plain == "endcursor" else name
    return NextPage(query={name[0].lower() + name[1:]: f"{value}"})


def _address_in(link: Any) -> Any:
    """Return the address in a link that is an object; anything else as it is."""
    names = ("href", "url", "uri", "link") if type(link) is dict else ()
    return next((link[name] for name in names if name in link), link)


def _says_more(plain: str, value: Any) -> bool | None:
    """Whether a member says that there is more; `None` if it speaks of something else."""
    flag = _FLAGS.get(f"{value}".lower()) if type(value) in (bool, str) else None
    if _LAST.fullmatch(plain):
        return None if flag is None else not flag
    if _MORE.fullmatch(plain):
        return _says_something(value)
    return flag if _NEXT.fullmatch(plain) else None


def _says_something(value: Any) -> bool:
    """Whether a value is more than a "no" in any of its forms."""
    value = _address_in(value)
    if (number := _whole(value)) is not None:
        return number > 0
    return bool(value) and f"{value}".lower() not in ("false", "no", "null", "none")


def _whole(value: Any) -> int | None:
    """Return a whole number, also one that is told as "5" or {"value": 5}."""
    value = value.get("value") if type(value) is dict else value
    if type(value) is int:
        return value
    text = f"{value}".removesuffix(".0") if type(value) in (float, str) else ""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None
