package dev.workfloo.jdbc;

import org.junit.jupiter.api.Tag;

@Tag("long")
class PostgresRotationTest extends RotationContract {

    @Override
    String newDatabase() {
        return TestPostgres.withTables();
    }

    @Override
    boolean hasSeveralProcesses() {
        return true;
    }
}
