package dev.workfloo.server;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection, in a bounded time. */
@FunctionalInterface
interface Login {

    Connection open() throws SQLException;
}
