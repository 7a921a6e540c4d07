"""The proxies of the environment: ``http_proxy``, ``https_proxy`` and ``no_proxy``."""

from urllib.request import getproxies, proxy_bypass

from yarl import URL


class Proxies:
    """The proxies as they were when this was made."""

    def __init__(self) -> None:
        self._by_scheme = getproxies()

    def of(self, url: URL) -> URL | None:
        """The proxy on the way to `url`, if there is one. Raises ValueError for one of an unknown kind."""
        proxy = self._by_scheme.get(url.scheme)
        if not proxy or proxy_bypass(url.host or ""):
            return None
        found = URL(proxy if "://" in proxy else f"http://{proxy}")
        if found.scheme not in ("http", "https"):
            raise ValueError(f"newsterm can't use {found.scheme} proxies, only http ones")
        return found
