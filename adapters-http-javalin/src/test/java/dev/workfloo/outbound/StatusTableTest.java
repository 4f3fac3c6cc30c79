package dev.workfloo.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.workfloo.outbound.Peers.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation's table of statuses is whole, and says what comes of each. */
class StatusTableTest {

    private static final Pattern RANGE = Pattern.compile("`(\\d{3})`(?:–`(\\d{3})`)?");
    private static final String TAKEN = "taken";

    /** The words of the table, and what they mean for a service's call. */
    private static final Map<String, String> CALLS = Map.of(
            "read past, 20 of them",
            TAKEN,
            "the report",
            TAKEN,
            "counts as `{}`",
            TAKEN,
            "`UNREACHABLE`same `n`",
            "UNREACHABLE NONE",
            "`HTTP_<status>`no",
            "HTTP_<status> FINAL",
            "`HTTP_<status>`next `n`",
            "HTTP_<status> PASSING");

    private static final Map<String, String> SENDS = Map.of(
            "read past", TAKEN,
            "taken", TAKEN,
            "`UNREACHABLE`", "UNREACHABLE",
            "`REFUSED`", "REFUSED",
            "`REFUSED` for good", "REFUSED for good");

    private static final Map<String, String> POSTS =
            Map.of("read past", TAKEN, "taken", TAKEN, "not taken", "NOT_TAKEN", "wants no more", "GONE");

    private record Row(List<String> cells) {

        boolean isOf(String status) {
            Matcher range = RANGE.matcher(cells.get(0));
            while (range.find()) {
                String end = range.group(2) == null ? range.group(1) : range.group(2);
                if (range.group(1).compareTo(status) <= 0 && status.compareTo(end) <= 0) return true;
            }
            return false;
        }

        String says(Kind kind, String status) {
            return switch (kind) {
                case BUREAU -> CALLS.get(cells.get(1) + cells.get(2)).replace("<status>", status);
                case GATEWAY -> SENDS.get(cells.get(3));
                case RECEIVER -> POSTS.get(cells.get(4));
            };
        }
    }

    private static List<Row> table() throws Exception {
        String page = Files.readString(Path.of("docs/connectors.md"));
        return page.substring(page.indexOf("| status |"))
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|"))
                        .skip(1)
                        .map(String::trim)
                        .toList())
                .map(Row::new)
                .toList();
    }

    private static Row rowOf(String status) throws Exception {
        List<Row> rows = table().stream().filter(row -> row.isOf(status)).toList();
        assertEquals(1, rows.size(), status);
        return rows.get(0);
    }

    @Test
    void saysWhatComesOfEachStatus() throws Exception {
        AtomicReference<String> status = new AtomicReference<>("");
        String rest = " Because\r\nContent-Length: 2\r\n\r\n{}";
        try (RawService peer = RawService.start(connection -> {
                    RawService.hear(connection);
                    boolean isInterim = status.get().startsWith("1");
                    String answer = "HTTP/1.1 " + status.get() + (isInterim ? " Wait\r\n\r\nHTTP/1.1 200" : "") + rest;
                    RawService.say(connection, answer);
                });
                Peers peers = Peers.at(peer.url())) {
            for (int i = 0; i < 1_000; i++) {
                status.set(Integer.toString(1_000 + i).substring(1));
                Row row = rowOf(status.get());
                for (Kind kind : Kind.values()) {
                    assertEquals(row.says(kind, status.get()), peers.ask(kind), status.get());
                }
            }
        }
    }
}
