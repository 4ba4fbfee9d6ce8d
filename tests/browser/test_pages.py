"""The pages in a real browser: readable on a phone, whole without JavaScript, every value leads to its words."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.given.running import Running, demonstration

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found: apt-get install chromium")]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with demonstration(tmp_path_factory.mktemp("demo") / "data") as found:
        found.wait_for("/?lang=zh", 'class="hit"')
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_the_screen(width: int, running: Running, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(running.url + "/?lang=en")
    tender = page.locator(".hit h3 a").first.get_attribute("href")
    for path in ("/?lang=zh&q=车", "/?lang=en&all=1", f"{tender}?lang=en", "/status?lang=en", "/login", "/inbox", "/subscriptions"):
        page.goto(running.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_from_a_result_to_the_words_of_a_value_without_javascript(page: Page, running: Running) -> None:
    page.goto(running.url + "/?lang=zh")
    page.locator(".hit h3 a").first.click()
    assert "【演示】" in page.locator("h2").inner_text()
    quote = page.locator(".quote a").first
    words = quote.inner_text()
    quote.click()
    assert words.rstrip(".") in page.locator("mark").first.inner_text() or page.locator("mark").first.inner_text() in words


def test_a_question_is_asked_by_the_form_and_the_language_stays(page: Page, running: Running) -> None:
    page.goto(running.url + "/?lang=en")
    page.select_option("select[name=category]", "sedan")
    page.fill("input[name=displacement_max]", "1.8")
    page.locator("form.ask button[type=submit]").first.click()
    assert "category=sedan" in page.url and "displacement_max=1.8" in page.url
    assert page.locator("select[name=category]").input_value() == "sedan"
    assert "found" in page.locator(".sum").inner_text()


def test_a_facet_narrows_by_a_click_and_another_click_takes_it_back(page: Page, running: Running) -> None:
    page.goto(running.url + "/?lang=zh&all=1")
    page.locator("label.opener").click()
    choice = page.locator(".facets a[href*='displacement_band=']").first
    said = choice.locator("span").inner_text()
    choice.click()
    assert "displacement_band=" in page.url and said in page.locator(".chosen").inner_text()
    page.locator("label.opener").click()
    page.locator(".facets a.on").first.click()
    assert "displacement_band=" not in page.url


def test_a_demonstration_key_opens_subscriptions(page: Page, running: Running) -> None:
    page.goto(running.url + "/login?lang=en")
    page.fill("input[name=key]", "demo-team")
    page.locator("form button").click()
    assert "【演示】" in page.locator("main").inner_text()
