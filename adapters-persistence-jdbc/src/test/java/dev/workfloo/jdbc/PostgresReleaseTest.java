package dev.workfloo.jdbc;

import java.nio.file.Path;

class PostgresReleaseTest extends ReleaseContract {
    @Override
    String database(Path folder) throws Exception {
        return KeptRelease.BEFORE.postgres();
    }
}
