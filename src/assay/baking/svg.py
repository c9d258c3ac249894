"""SVG: one `<openbadges:credential>`, read by a parser that resolves nothing and draws nothing.

Expat with handlers, no tree: an entity is never declared, an address never followed, a style never
applied. Open Badges 3.0, section 5.3.2; XML 1.0 and Namespaces in XML 1.0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from assay.baking.contents import BLANK, CREDENTIAL_LIMIT, check_length, is_token, read_older_badge
from assay.errors import Malformed

NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"

_PREFIX = "openbadges"
_CREDENTIAL = f"{NAMESPACE} credential"
_OLDER = "http://openbadges.org assertion"  # Open Badges 1 and 2
_ROOTS = ("http://www.w3.org/2000/svg svg", "svg")
_ENCODINGS = (None, "utf-8", "us-ascii")
_DEPTH = 256
_ELEMENTS = 50_000  # a badge has some hundreds; bounds the time of a parse
_MARKS = 3 * _ELEMENTS  # tags, comments and the like
_ATTRIBUTES = 512  # equals signs of one tag: the parser keeps all attributes of a tag at once
_ALL_ATTRIBUTES = 250_000  # and every name of the whole drawing
_CREDENTIALS = 16  # two are ambiguous; so many are no accident, and each costs time
_BOM = b"\xef\xbb\xbf"
# possessive: a start tag of megabytes costs its length and no memory
_TAG = re.compile(rb"""<[^\s/>]++(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_CLOSINGS = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"), (b"</", b">"))
_NAME = re.compile(rb"<[^\s/>]+")


@dataclass(slots=True)
class _Element:
    """One element that holds a badge, as found."""

    name: str
    start: int  # offset of its start tag
    verify: str | None
    text: list[str] = field(default_factory=list)
    length: int = 0
    end: int = 0  # offset of its end tag; of its start tag if it is an empty-element tag

    def take(self, text: str) -> None:
        """Keep this piece of its text."""
        self.length += len(text)
        if self.length > CREDENTIAL_LIMIT:
            raise Malformed("document-too-large", what="credential", limit=CREDENTIAL_LIMIT)
        self.text.append(text)


class _Drawing:
    """One parse: where the root begins, what it calls our prefix, and the elements that hold badges."""

    __slots__ = ("_depth", "_elements", "_inside", "_parser", "found", "prefix", "root")

    def __init__(self, data: bytes) -> None:
        self.found: list[_Element] = []
        self.prefix: str | None = None  # what the root binds the prefix openbadges to
        self.root = 0
        self._depth = 0
        self._elements = 0
        self._inside: _Element | None = None
        parser = expat.ParserCreate("UTF-8", " ")
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._document_type
        parser.ProcessingInstructionHandler = self._instruction
        parser.SkippedEntityHandler = self._skipped_entity
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._parser = parser
        _bound(data)
        try:
            parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
        except expat.ExpatError as error:
            raise _malformed(f"it is not well-formed, line {error.lineno}") from error

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        # offsets are bytes of UTF-8, and two readers must not see two texts
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            raise _malformed("it is not written in UTF-8")

    def _document_type(self, _name: str, _system: str | None, _public: str | None, subset: int) -> None:
        # the bare reference to the SVG 1.1 DTD that drawing programs write is never followed;
        # declarations of its own are how entities get in
        if subset:
            raise _malformed("it declares entities or types of its own")

    def _instruction(self, target: str, _data: str) -> None:
        if target.lower() == "xml-stylesheet" or self._inside is not None:
            raise _malformed("it asks for a style sheet, or for something inside the credential")

    def _skipped_entity(self, _name: str, _parameter: bool) -> None:  # noqa: FBT001 - expat's signature
        raise _malformed("it uses an entity that it does not define")

    def _namespace(self, prefix: str | None, uri: str | None) -> None:
        if self._depth == 0 and prefix == _PREFIX:
            self.prefix = uri

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > _DEPTH or self._elements > _ELEMENTS:
            raise _malformed("it is too deep or has too many elements")
        if self._depth == 1:
            if name not in _ROOTS:
                raise Malformed("image-kind-unknown")
            self.root = self._parser.CurrentByteIndex
        if self._inside is not None:
            raise _malformed("the credential holds other elements")
        if name in (_CREDENTIAL, _OLDER):
            if len(self.found) == _CREDENTIALS:
                raise Malformed("image-credential-ambiguous")
            self._inside = _Element(name, self._parser.CurrentByteIndex, attributes.get("verify"))
            self.found.append(self._inside)
            self._parser.CharacterDataHandler = self._inside.take
            self._parser.CommentHandler = self._comment

    def _comment(self, _text: str) -> None:
        raise _malformed("a comment stands in the middle of the credential")

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._inside is not None:
            self._inside.end = self._parser.CurrentByteIndex
            self._inside = None
            self._parser.CharacterDataHandler = None
            self._parser.CommentHandler = None


def _bound(data: bytes) -> None:
    """Refuse a drawing of too many marks or attributes, before the parser takes memory for them.

    Sees the marks of a well-formed drawing exactly as the parser will; of any other it may stop early,
    as the parser does.
    """
    at, attributes = data.find(b"<"), 0
    for _ in range(_MARKS):
        if at < 0:
            return
        closing = next((end for start, end in _CLOSINGS if data.startswith(start, at)), None)
        if closing is not None:
            at = data.find(closing, at)
        else:
            tag = _tag(data, at)
            count = tag.count(b"=")
            attributes += count
            if count > _ATTRIBUTES or attributes > _ALL_ATTRIBUTES:
                raise _malformed("it has too many attributes")
            at = at + len(tag) if tag else -1
        at = data.find(b"<", at) if at >= 0 else -1
    raise _malformed("it is too deep or has too many elements")


def unbake(image: bytes) -> bytes:
    """The text of the one credential element; raises as `assay.baking.unbake` says."""
    data = image.removeprefix(_BOM)
    found = _Drawing(data).found
    credentials = [element for element in found if element.name == _CREDENTIAL]
    if len(credentials) > 1:
        raise Malformed("image-credential-ambiguous")
    if credentials:
        return check_length(_read_text(data, credentials[0]).encode())
    if len(found) > 1:
        raise Malformed("image-credential-ambiguous")
    if found:
        body = "".join(found[0].text).strip(BLANK)
        # a hosted assertion is copied into the body; only a token may stand in `verify` alone
        token = (found[0].verify or "").strip(BLANK)
        return read_older_badge(_written(data, found[0], token) if is_token(token) and not body else body)
    raise Malformed("image-holds-no-credential")


def bake(image: bytes, text: str) -> bytes:
    """The SVG with this text as its one credential, directly behind the root's start tag."""
    marked = image.startswith(_BOM)
    data = image.removeprefix(_BOM)
    drawing = _Drawing(data)
    for element in reversed(drawing.found):
        if element.name == _CREDENTIAL:
            data = data[: element.start] + data[_end(data, element) :]
    root = _tag(data, drawing.root)
    name_end = len(root) - len(_NAME.sub(b"", root, count=1))
    declaration = f' xmlns:{_PREFIX}="{NAMESPACE}"'
    # OB 3.0 5.3.2 declares the prefix on the root; if that has another use for it, on the element
    on_root, on_element = {None: (declaration, ""), NAMESPACE: ("", "")}.get(
        drawing.prefix, ("", declaration)
    )
    head = root[:name_end] + on_root.encode() + root[name_end:]
    tail = data[drawing.root + len(root) :]
    if head.endswith(b"/>"):
        head, tail = head[:-2] + b">", b"</" + root[1:name_end] + b">" + tail
    written = _write_element(text, on_element).encode()
    return (_BOM if marked else b"") + data[: drawing.root] + head + written + tail


def _read_text(data: bytes, element: _Element) -> str:
    body = "".join(element.text).strip(BLANK)
    token = (element.verify or "").strip(BLANK)
    if token and body:
        raise Malformed("image-credential-ambiguous")
    if not token and not body:
        raise Malformed("image-holds-no-credential")
    return _written(data, element, token) if token else body


def _written(data: bytes, element: _Element, token: str) -> str:
    # an entity reference in an attribute is dropped without a word where a document type is named
    if token.encode() not in _tag(data, element.start):
        raise _malformed("the token is not written plainly")
    return token


def _write_element(text: str, declaration: str) -> str:
    if is_token(text):
        return f'<{_PREFIX}:credential{declaration} verify="{text}"></{_PREFIX}:credential>'
    # `]]>` ends a CDATA section: two sections share it. The two non-characters that XML cannot hold
    # stand raw in a JSON string only, where an escape says the same.
    written = text.replace("]]>", "]]]]><![CDATA[>").replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")
    return f"<{_PREFIX}:credential{declaration}><![CDATA[{written}]]></{_PREFIX}:credential>"


def _tag(data: bytes, start: int) -> bytes:
    found = _TAG.match(data, start)
    return found.group() if found else b""


def _end(data: bytes, element: _Element) -> int:
    tag = _tag(data, element.start)
    return element.start + len(tag) if tag.endswith(b"/>") else data.index(b">", element.end) + 1


def _malformed(reason: str) -> Malformed:
    return Malformed("image-malformed", reason=reason)
