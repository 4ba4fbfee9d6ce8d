"""Errors as RFC 9457 problem JSON, in both languages, each with what to do."""

from fastapi import Request
from fastapi.responses import JSONResponse, Response


class Problem(Exception):
    """What was wrong, where, and what to do."""

    def __init__(self, status: int, title: str, detail: str) -> None:
        super().__init__(f"{title}: {detail}")
        self.status, self.title, self.detail = status, title, detail


def not_found(what: str) -> Problem:
    """Also said of what belongs to somebody else: that it exists is theirs to know."""
    return Problem(404, "没有 not found", f"{what}：不存在，或不属于这把密钥 / does not exist, or is not this key's")


def needs_key() -> Problem:
    """No key was given where one is needed."""
    return Problem(
        401,
        "需要密钥 a key is needed",
        "用 Authorization: Bearer 或 /login 登录；`chebiao keys issue` 发密钥 / log in at /login; `chebiao keys issue` makes one",
    )


def answer(request: Request, problem: Problem) -> Response:
    """The problem as an answer."""
    body = {"type": "about:blank", "title": problem.title, "status": problem.status, "detail": problem.detail, "instance": request.url.path}
    headers = {"WWW-Authenticate": "Bearer"} if problem.status == 401 else {}
    return JSONResponse(body, problem.status, headers, media_type="application/problem+json")
