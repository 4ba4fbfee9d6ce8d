"""The whole api on one screen."""

from importlib.resources import as_file, files

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.base import RequestResponseEndpoint

from runtime.stopping import Away
from services.api.access import Asker, asker_of
from services.api.answering import Answers
from services.api.deps import Deps
from services.api.metrics import exposition
from services.api.pages import Pages
from services.api.pages import routes as page_routes
from services.api.problems import Problem, answer
from services.api.projections import Projections
from services.api.routes_json import routes as json_routes

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def create_app(deps: Deps) -> FastAPI:
    """Everything is handed in; nothing connects here."""
    app = FastAPI(title="Chebiao 车标", version=deps.version, docs_url=None, redoc_url=None)
    projections = Projections(deps.log)
    answers = Answers(deps, projections)

    def asker(request: Request) -> Asker:
        return asker_of(request, projections)

    pages = Pages(deps, projections, answers, asker)
    app.include_router(json_routes(deps, projections, answers, asker))
    app.include_router(page_routes(pages))
    with as_file(files("services.api") / "static") as static:
        app.mount("/static", StaticFiles(directory=static), name="static")

    @app.get("/livez", include_in_schema=False)
    def livez() -> JSONResponse:
        return JSONResponse({"alive": True})

    @app.get("/readyz", include_in_schema=False)
    def readyz() -> JSONResponse:
        deps.index.get("nothing has this id")
        return JSONResponse({"ready": True, "carrier": deps.carrier, "version": deps.version})

    @app.get("/metrics", include_in_schema=False)
    def metrics() -> Response:
        return Response(exposition(deps, projections), media_type="text/plain; version=0.0.4; charset=utf-8")

    @app.middleware("http")
    async def headers(request: Request, following: RequestResponseEndpoint) -> Response:
        response = await following(request)
        response.headers.update(HEADERS)
        if deps.demonstration:
            response.headers["X-Chebiao-Demo"] = "1"
        return response

    def problem(request: Request, error: Exception) -> Response:
        found = _problem(error)
        wants_page = not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")
        return pages.problem(request, found) if wants_page else answer(request, found)

    for kind in (Problem, HTTPException, RequestValidationError, Away):
        app.add_exception_handler(kind, problem)
    return app


def _problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        return Problem(400, "问题不对 bad question", f"{'.'.join(map(str, first['loc'][1:]))}: {first['msg']}")
    if isinstance(error, HTTPException):
        return Problem(error.status_code, str(error.detail), "/openapi.json 列出全部接口 lists every address")
    if isinstance(error, Away):
        return Problem(
            503, "检索暂不可用 search is away", f"{error}；稍后再试，运维见 docs/operate.md / try again later; operators: docs/operate.md"
        )
    raise error
