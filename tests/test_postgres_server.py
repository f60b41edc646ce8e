"""The PostgreSQL that the other tests stand on."""

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

from tests.postgres_server import PostgresServer


def test_each_test_gets_an_empty_database_of_its_own(postgres: PostgresServer) -> None:
    with postgres.fresh_database() as first, postgres.fresh_database() as second:
        engine, other = create_engine(first), create_engine(second)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE stock (sku text)"))
        with other.connect() as connection, pytest.raises(ProgrammingError, match="stock"):
            connection.execute(text("SELECT * FROM stock"))
        engine.dispose()
        other.dispose()


def test_a_database_is_dropped_even_while_someone_uses_it(postgres: PostgresServer) -> None:
    with postgres.fresh_database() as url:
        engine = create_engine(url)
        held = engine.connect()
        held.execute(text("SELECT 1"))
    names = create_engine(postgres.url("postgres"))
    with names.connect() as connection:
        query = text("SELECT count(*) FROM pg_database WHERE datname = :name")
        assert connection.execute(query, {"name": engine.url.database}).scalar_one() == 0
    held.invalidate()
    held.close()
    engine.dispose()
    names.dispose()


def test_url_names_the_driver_and_keeps_a_tcp_port_or_a_socket_folder() -> None:
    socket = PostgresServer("postgresql://postgres:@/postgres?host=/tmp/pg")
    port = PostgresServer("postgresql://postgres:@127.0.0.1:5433/postgres")
    assert socket.url("a") == "postgresql+psycopg://postgres:@/a?host=/tmp/pg"
    assert port.url("a") == "postgresql+psycopg://postgres:@127.0.0.1:5433/a"
