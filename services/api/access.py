"""Who asks: a key in a header or a cookie; what it may see; and that a form was ours."""

import hashlib
import hmac
from dataclasses import dataclass

from fastapi import Request

from services.api.problems import Problem, needs_key
from services.api.projections import Projections

COOKIE = "chebiao_key"


@dataclass(frozen=True)
class Asker:
    """`owner` is "" for somebody without a key."""

    owner: str = ""
    scopes: tuple[str, ...] = ()
    by_cookie: bool = False
    key: str = ""

    def may(self, scope: str) -> bool:
        """Whether the key has a scope."""
        return scope in self.scopes


def asker_of(request: Request, projections: Projections) -> Asker:
    """Who asks. Raises Problem 401 for a key that nobody issued."""
    key, by_cookie = _key(request)
    if not key:
        return Asker()
    issued = projections.key(hashlib.sha256(key.encode()).hexdigest())
    if issued is None:
        if by_cookie:
            return Asker()
        raise Problem(401, "密钥无效 unknown key", "密钥不存在或已作废 / this key does not exist or was revoked")
    return Asker(issued.owner, issued.scopes, by_cookie, key)


def _key(request: Request) -> tuple[str, bool]:
    bearer = request.headers.get("authorization", "")
    if bearer.lower().startswith("bearer "):
        return bearer[7:].strip(), False
    if found := request.headers.get("x-api-key", ""):
        return found, False
    return request.cookies.get(COOKIE, ""), True


def required(asker: Asker) -> Asker:
    """The asker, who must have a key. Raises Problem 401."""
    if not asker.owner:
        raise needs_key()
    return asker


def form_token(secret: bytes, asker: Asker) -> str:
    """What our own forms carry: another site cannot know it."""
    return hmac.new(secret, asker.key.encode(), hashlib.sha256).hexdigest()


def check_form(secret: bytes, asker: Asker, token: str) -> None:
    """Raises Problem 403 when a form of somebody logged in by cookie was not made by us."""
    if asker.by_cookie and not hmac.compare_digest(form_token(secret, asker), token):
        raise Problem(403, "表单已过期 this form is not ours or too old", "请重新打开页面再提交 / open the page again and submit it there")
