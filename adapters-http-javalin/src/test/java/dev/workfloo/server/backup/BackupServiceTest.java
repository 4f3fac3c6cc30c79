package dev.workfloo.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.workfloo.server.backup.BackupService.Planned;
import dev.workfloo.server.database.H2File;
import dev.workfloo.server.settings.Settings;
import dev.workfloo.server.settings.WrongSetting;
import dev.workfloo.testkit.contract.fixture.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies are made when they are due or asked for, and of those that are due the newest stay. */
@Timeout(120)
class BackupServiceTest {

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-30T07:00:00Z"));
    private Copied database;
    private Path place;
    private Path copies;
    private BooleanSupplier paused = () -> false;

    @BeforeEach
    void open() throws Exception {
        place = Files.createDirectory(folder.resolve("database"));
        copies = Files.createDirectory(folder.resolve("copies"));
        database = new Copied(place);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private BackupService service(Optional<BackupPlan> plan) {
        return new BackupService(
                H2File.of(database.settings()).orElseThrow(),
                database.copies(),
                new Planned(plan, () -> paused.getAsBoolean(), clock));
    }

    private static List<String> in(Path where) throws Exception {
        try (Stream<Path> files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void keepsTheNewestOfItsOwn() throws Exception {
        Files.writeString(copies.resolve("workfloo-of-somebody.zip"), "theirs");
        BackupService service = service(Optional.of(new BackupPlan(copies, Duration.ofHours(6), 2)));

        for (int hours = 0; hours < 14; hours++) {
            service.look();
            clock.pass(Duration.ofHours(1));
        }

        assertEquals(
                List.of(ours("20261130T130000Z"), ours("20261130T190000Z"), "workfloo-of-somebody.zip"), in(copies));
        assertEquals(Optional.of(Instant.parse("2026-11-30T19:00:00Z")), service.newest());
    }

    private String ours(String time) throws Exception {
        return "workfloo-" + Files.readString(place.resolve("workfloo.copies")) + "-" + time + ".zip";
    }

    @Test
    void leavesAloneThoseOfAnotherDatabaseOfItsName() throws Exception {
        Path theirs = Files.writeString(copies.resolve("workfloo-00000000-20261130T065900Z.zip"), "theirs");

        service(Optional.of(new BackupPlan(copies, Duration.ofHours(6), 1))).look();

        assertEquals(Set.of(theirs.getFileName().toString(), ours("20261130T070000Z")), new HashSet<>(in(copies)));
    }

    @Test
    void makesOneThoughTheClockWasWrong() throws Exception {
        BackupService service = service(Optional.of(new BackupPlan(copies, Duration.ofHours(6), 2)));
        service.look();
        Files.writeString(copies.resolve(ours("20361130T070000Z")), "made when the clock was wrong");
        clock.pass(Duration.ofHours(6));

        service.look();

        assertEquals(List.of(ours("20261130T070000Z"), ours("20261130T130000Z"), ours("20361130T070000Z")), in(copies));
    }

    @Test
    void removesWhatItLeftWhenItWasKilled() throws Exception {
        BackupPlan plan = new BackupPlan(copies, Duration.ofHours(6), 2);
        service(Optional.of(plan)).look();
        Files.delete(copies.resolve(ours("20261130T070000Z")));
        CopyRequest request = ask(copies.resolve("asked.zip"));
        CopyRequest later = ask(copies.resolve("later.zip"));
        assertTrue(request.take());
        Files.setLastModifiedTime(onlyAsked(), FileTime.from(Instant.now().minusSeconds(120)));
        for (String of : List.of("asked.zip", ours("20261130T070000Z"))) {
            Files.writeString(copies.resolve("." + of + ".12.part"), "half a copy");
            Files.writeString(
                    Files.createDirectory(copies.resolve(".." + of + ".12.part.34"))
                            .resolve("copy.mv.db"),
                    "its trial");
        }
        Files.writeString(copies.resolve(".asked.zip.of-somebody"), "theirs");

        paused = () -> true;
        try (BackupService service = service(Optional.of(plan))) {
            service.begin();
        }

        assertEquals(List.of(".asked.zip.of-somebody"), in(copies));
        assertFalse(request.isTaken() || later.take());
    }

    @Test
    void makesNoneOfItselfWhilePaused() throws Exception {
        paused = () -> true;
        BackupService service = service(Optional.of(new BackupPlan(copies, Duration.ofHours(6), 2)));

        service.look();

        assertEquals(List.of(), in(copies));
    }

    @Test
    void answersWhoAsksForOne() throws Exception {
        Path target = copies.resolve("asked.zip");
        CopyRequest request = CopyRequest.ask(H2File.of(database.settings()).orElseThrow(), target);
        assertEquals(Optional.empty(), request.answer());

        service(Optional.empty()).look();

        assertEquals(Optional.of(Files.size(target)), request.answer());
        request.forget();
        assertEquals(List.of("workfloo.mv.db"), in(place));
    }

    @Test
    void saysWhyItMakesNone() throws Exception {
        Path target = copies.resolve("none").resolve("asked.zip");
        CopyRequest request = CopyRequest.ask(H2File.of(database.settings()).orElseThrow(), target);

        service(Optional.empty()).look();

        BackupFailed failed = assertThrows(BackupFailed.class, request::answer);
        assertTrue(String.valueOf(failed.getMessage()).startsWith("there is no folder"), failed.getMessage());
    }

    /** As root left it, for one, or under another encoding. */
    @Test
    void answersWhatItCannotRead() throws Exception {
        for (byte[] text : List.of(new byte[] {(byte) 0xff}, new byte[] {0})) {
            CopyRequest request = ask(copies.resolve("asked.zip"));
            Files.write(onlyAsked(), text);

            service(Optional.empty()).look();

            BackupFailed failed = assertThrows(BackupFailed.class, request::answer);
            assertTrue(
                    String.valueOf(failed.getMessage()).startsWith("the service cannot make the copy: "),
                    failed.getMessage());
            request.forget();
        }
        assertEquals(List.of(), in(copies));
    }

    private Path onlyAsked() throws Exception {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.toString().endsWith(".asked"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private CopyRequest ask(Path target) throws Exception {
        return CopyRequest.ask(H2File.of(database.settings()).orElseThrow(), target);
    }

    /** A copy that lasts. */
    private static final class Lasting implements BooleanSupplier {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile Optional<Thread> thread = Optional.empty();
        private volatile boolean interrupted;

        @Override
        public boolean getAsBoolean() {
            thread = Optional.of(Thread.currentThread());
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
            return false;
        }
    }

    private BackupService begun(Lasting lasting) throws Exception {
        paused = lasting;
        BackupService service = service(Optional.of(new BackupPlan(copies, Duration.ofHours(6), 2)));
        service.begin();
        lasting.begun.await();
        return service;
    }

    @Test
    void saysThatAnotherIsMadeFirst() throws Exception {
        Lasting lasting = new Lasting();
        Path target = copies.resolve("asked.zip");
        List<String> told = new CopyOnWriteArrayList<>();

        try (BackupService service = begun(lasting)) {
            RunningService running =
                    new RunningService(H2File.of(database.settings()).orElseThrow(), line -> {
                        told.add(line);
                        lasting.end.countDown();
                    });

            assertEquals(running.copyInto(target), Files.size(target));
            assertEquals("the running service makes another copy first", told.get(0));
            assertEquals(Optional.of(clock.instant()), service.newest());
        }
    }

    /** It would close the file of the database under those who still work. */
    @Test
    void isNotInterruptedWhenItStops() throws Exception {
        Lasting lasting = new Lasting();
        BackupService service = begun(lasting);
        CopyRequest request = ask(copies.resolve("asked.zip"));
        while (!request.isTaken()) Thread.onSpinWait();

        service.close();
        lasting.end.countDown();
        lasting.thread.orElseThrow().join();

        assertFalse(lasting.interrupted);
        assertEquals(List.of(), in(copies), "nothing more is begun");
        assertEquals(Optional.empty(), request.answer());
    }

    private Settings with(Map<String, String> more) {
        Map<String, String> all =
                new HashMap<>(Map.of("WORKFLOO_JDBC_URL", database.settings().jdbcUrl()));
        all.putAll(more);
        return Settings.of(Map.of(), all);
    }

    @Test
    void isPlannedByItsSettings() {
        String where = copies.toString();

        assertEquals(Optional.empty(), BackupPlan.of(with(Map.of())));
        assertEquals(
                Optional.of(new BackupPlan(copies, Duration.ofHours(24), 7)),
                BackupPlan.of(with(Map.of("WORKFLOO_BACKUP_FOLDER", where))));
        assertEquals(
                Optional.of(new BackupPlan(copies, Duration.ofHours(6), 3)),
                BackupPlan.of(with(Map.of(
                        "WORKFLOO_BACKUP_FOLDER", where, "WORKFLOO_BACKUP_EVERY", "6", "WORKFLOO_BACKUP_KEEP", "3"))));
    }

    @Test
    void refusesAPlanThatCannotBe() {
        for (Map<String, String> wrong : List.of(
                Map.of("WORKFLOO_BACKUP_KEEP", "3"),
                Map.of("WORKFLOO_BACKUP_FOLDER", folder.resolve("none").toString()),
                Map.of("WORKFLOO_BACKUP_FOLDER", copies.toString(), "WORKFLOO_JDBC_URL", "jdbc:postgresql://db/w"))) {
            assertThrows(WrongSetting.class, () -> BackupPlan.of(with(wrong)), wrong::toString);
        }
    }

    @Test
    void findsTheFileInTheUrl() {
        Path here = Path.of("").toAbsolutePath();

        assertEquals(
                Optional.of(here.resolve(".workfloo").resolve("workfloo.mv.db")),
                H2File.in(Settings.EMBEDDED_URL).map(H2File::data));
        assertEquals(
                Optional.of(Path.of("/var/lib/lender.mv.db")),
                H2File.in("jdbc:h2:/var/lib/lender").map(H2File::data));
        for (String elsewhere : List.of("jdbc:h2:mem:x", "jdbc:h2:tcp://db/x", "jdbc:postgresql://db/x")) {
            assertEquals(Optional.empty(), H2File.in(elsewhere), elsewhere);
        }
    }
}
