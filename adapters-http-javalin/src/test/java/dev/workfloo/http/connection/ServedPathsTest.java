package dev.workfloo.http.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedPathsTest {

    private static final ServedPaths PATHS =
            new ServedPaths("/api", "/openapi.json", "/health", Set.of("/ready", "/metrics"));

    @ParameterizedTest
    @CsvSource({
        "/api/v1, ours",
        "/api, ours",
        "/api/, ours",
        "/openapi.json, ours",
        "/openapi.json/, ours",
        "/health, health",
        "/health/, health",
        "/ready, probe",
        "/ready/, probe",
        "/metrics/, probe",
        "/metrics//, none",
        "//metrics, none",
        "/apiary, none",
        "/health/x, none",
        "/, none",
        "'', none",
        ", none"
    })
    void aPathIsItsOwnWithASlashBehindItToo(String path, String kind) {
        assertEquals(!kind.equals("none"), PATHS.isOurs(path));
        assertEquals(kind.equals("health"), PATHS.isHealth(path));
        assertEquals(kind.equals("probe"), PATHS.isProbe(path));
    }
}
