package dev.workfloo.jdbc;

import java.util.UUID;

class H2RotationTest extends RotationContract {

    @Override
    String newDatabase() {
        return "jdbc:h2:mem:" + UUID.randomUUID();
    }

    @Override
    boolean hasSeveralProcesses() {
        return false;
    }
}
