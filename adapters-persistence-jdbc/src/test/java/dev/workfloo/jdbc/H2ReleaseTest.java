package dev.workfloo.jdbc;

import java.nio.file.Path;

class H2ReleaseTest extends ReleaseContract {
    @Override
    String database(Path folder) {
        return KeptRelease.BEFORE.h2(folder);
    }
}
