package dev.workfloo.jdbc.sql;

import dev.workfloo.jdbc.sql.Sql.Task;
import java.sql.SQLException;

/** Where units of statements are run, and when what they wrote is kept for good: the one place that says so. */
interface Units {

    /** One statement that changes nothing. */
    <T> T read(Task<T> task) throws SQLException;

    /** A unit of one statement. */
    <T> T single(Unit<T> unit) throws SQLException;

    <T> T transaction(Unit<T> unit) throws SQLException;

    /** Runs the one or the other, once it is known whether what was written so far is kept. */
    void whenKnown(Runnable kept, Runnable lost);
}
