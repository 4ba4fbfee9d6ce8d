"""Scrapy's settings, each with its reason."""

from typing import Any
from urllib.parse import urlsplit

from scrapers.sources.pages import Source

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def on_loopback(base_url: str) -> bool:
    """Whether a portal is on this machine; only there may the source's floor be undercut."""
    return urlsplit(base_url).hostname in LOOPBACK


def scrapy_settings(source: Source, base_url: str, agent: str, crawl_delay: float) -> dict[str, Any]:
    """For one crawl of one source."""
    delay = crawl_delay if on_loopback(base_url) else max(source.floor_seconds, crawl_delay)
    return {
        "USER_AGENT": agent,
        "ROBOTSTXT_OBEY": False,  # it fails open and ignores Crawl-delay: spiders.robots does it after RFC 9309
        "DOWNLOAD_DELAY": delay,
        "DOWNLOAD_DELAY_JITTER": 0,
        "CONCURRENT_REQUESTS": 1 if delay else 16,  # with a floor one after another
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if delay else 16,
        "AUTOTHROTTLE_ENABLED": False,  # a block page is fast and small: it would speed us up
        "RETRY_ENABLED": False,  # it has no back-off and ignores Retry-After: the spider waits itself
        "REDIRECT_ENABLED": False,  # a notice that leads elsewhere is not followed off the portal
        "COOKIES_ENABLED": False,
        "DOWNLOAD_TIMEOUT": 60,
        "DOWNLOAD_MAXSIZE": 20_000_000,
        "DOWNLOAD_WARNSIZE": 0,
        "REMOTE_CONTROL_ENABLED": False,  # it executes Python for whoever reads its token
        "TELNETCONSOLE_ENABLED": False,
        "HTTPCACHE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "LOG_LEVEL": "WARNING",
        "DOWNLOADER_MIDDLEWARES": {"scrapers.spiders.manners.MannersMiddleware": 100},
        "EXTENSIONS": {"scrapy.extensions.logstats.LogStats": None, "scrapy.extensions.memusage.MemoryUsage": None},
        "SPIDER_MIDDLEWARES": {"scrapy.spidermiddlewares.referer.RefererMiddleware": None},
    }
