package dev.workfloo.server.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections. */
@FunctionalInterface
interface Login {

    Connection open() throws SQLException;

    /** Nothing is opened any more. */
    default void close() {}
}
