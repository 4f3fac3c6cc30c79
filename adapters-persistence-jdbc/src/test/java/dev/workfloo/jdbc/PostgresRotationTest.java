package dev.workfloo.jdbc;

class PostgresRotationTest extends RotationContract {

    @Override
    String newDatabase() {
        return TestPostgres.newDatabase();
    }

    @Override
    boolean hasSeveralProcesses() {
        return true;
    }
}
