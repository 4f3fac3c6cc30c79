package dev.workfloo.jdbc;

import dev.workfloo.document.TreeReader;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.sql.StoredJson;
import dev.workfloo.rule.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What was kept of an earlier release; {@code release/README.md} beside it tells how it was made. */
final class KeptRelease {

    /** The release before this one. */
    static final KeptRelease BEFORE = new KeptRelease(JdbcStore.RELEASE_BEFORE);

    /** The newest format of executions and events that it knew. */
    static final int FORMAT_BEFORE = 3;

    private static final Path NEXT = Path.of("src", "test", "resources", "dev", "workfloo", "jdbc", "release", "next");

    private final String commit;

    private KeptRelease(String commit) {
        this.commit = commit;
    }

    /** The URL of a copy of its H2 file, in this folder. */
    String h2(Path folder) {
        try (InputStream zipped = open("h2.mv.db.gz");
                InputStream file = new GZIPInputStream(zipped)) {
            Files.copy(file, folder.resolve("kept.mv.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "jdbc:h2:file:" + folder.resolve("kept") + ";WRITE_DELAY=0";
    }

    /** The URL of a new PostgreSQL database that holds what it stored. */
    String postgres() throws SQLException {
        String url = TestPostgres.newDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            PostgresScript.run(text("postgresql.sql"), connection);
        }
        return url;
    }

    /** What whoever opens its databases must know. */
    Value.Context manifest() {
        return StoredJson.read(text("manifest.json"));
    }

    EncryptionKey key() {
        return EncryptionKey.of(TreeReader.text(manifest(), "encryptionKey"));
    }

    /** When the last thing happened in it. */
    Instant end() {
        return TreeReader.instant(manifest(), "now");
    }

    /** A stored document of each type, by the type's name. */
    Map<String, Value> samples() {
        return samples(text("samples.jsonl"));
    }

    /** Samples of types that no kept release knows: they are this one's. */
    static Map<String, Value> next() {
        Map<String, Value> samples = new LinkedHashMap<>();
        next(".jsonl").values().forEach(lines -> samples.putAll(samples(lines)));
        return samples;
    }

    /** Flows of this release's own, by their names, each with how an execution of it must end. */
    static Map<String, Value.Context> nextFlows() {
        Map<String, Value.Context> flows = new TreeMap<>();
        next(".json").forEach((name, text) -> flows.put(name, StoredJson.read(text)));
        return flows;
    }

    private static Map<String, String> next(String suffix) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(NEXT)) {
            for (Path file : files.filter(it -> it.toString().endsWith(suffix)).toList()) {
                texts.put(file.getFileName().toString().replace(suffix, ""), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Map<String, Value> samples(String lines) {
        Map<String, Value> samples = new LinkedHashMap<>();
        lines.lines().map(StoredJson::read).forEach(line -> samples.putAll(line.members()));
        return samples;
    }

    private String text(String name) {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream open(String name) {
        String path = "release/" + commit + "/" + name;
        return Objects.requireNonNull(KeptRelease.class.getResourceAsStream(path), path);
    }
}
