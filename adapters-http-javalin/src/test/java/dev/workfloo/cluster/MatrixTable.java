package dev.workfloo.cluster;

import dev.workfloo.cluster.Audit.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was found, point by point. */
final class MatrixTable {

    private static final String HEAD = """
            | killed | acknowledged calls kept | executions ended | bureau: calls / keys / failures | messages per send | taken over after |
            |---|---|---|---|---|---|
            """;

    private record Entry(Account account, Optional<Duration> takenOver) {}

    private final Map<String, List<Entry>> rows = new LinkedHashMap<>();

    MatrixTable() {
        for (CrashPoint point : CrashPoint.values()) rows.put(point.words(), new ArrayList<>());
    }

    synchronized void add(String what, Account account, Optional<Duration> takenOver) {
        rows.computeIfAbsent(what, it -> new ArrayList<>()).add(new Entry(account, takenOver));
    }

    /** The points at which nobody was killed. */
    synchronized List<String> missed() {
        return rows.keySet().stream().filter(what -> rows.get(what).isEmpty()).toList();
    }

    /** The longest time from a kill to the next step of one of its executions. */
    synchronized Duration longest() {
        return rows.values().stream()
                .flatMap(List::stream)
                .flatMap(entry -> entry.takenOver().stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    synchronized String markdown() {
        StringBuilder table = new StringBuilder(HEAD);
        rows.forEach((what, entries) -> table.append(row(what, entries)));
        return table.toString();
    }

    private static String row(String what, List<Entry> entries) {
        List<Account> accounts = entries.stream().map(Entry::account).toList();
        String takenOver = entries.stream()
                .flatMap(entry -> entry.takenOver().stream())
                .max(Duration::compareTo)
                .map(it -> String.format(Locale.ROOT, "%.1f s", it.toMillis() / 1000.0))
                .orElse("–");
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d of %d | %d / %d / %d | %d | %s |%n",
                what,
                accounts.stream().allMatch(Account::kept) ? "all" : "NOT ALL",
                accounts.stream().filter(Account::ended).count(),
                accounts.size(),
                Audit.sum(accounts, Account::calls),
                Audit.sum(accounts, Account::keys),
                Audit.sum(accounts, Account::failures),
                accounts.stream().mapToInt(Account::messages).max().orElse(0),
                takenOver);
    }
}
