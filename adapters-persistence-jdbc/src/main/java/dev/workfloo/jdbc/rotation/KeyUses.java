package dev.workfloo.jdbc.rotation;

import dev.workfloo.access.EncryptionKeyUse;
import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring.Keys;
import dev.workfloo.jdbc.sql.Sql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what is under each key: all of it, on connections on which a statement takes as long as it takes. */
final class KeyUses {

    /** Behind a sign that no client's key begins with. */
    private static final String START_KEYS = """
            select key_id, count(*) from (
              select substring(start_key from 2 for 8) key_id from workfloo_start_key where start_key like ?
              union all select substring(call_key from 1 for 8) from workfloo_answer) named
            group by key_id""";

    private static final String HASHED = "\u0001%";

    private final Sql jobs;
    private final List<SealedValues> columns;
    private final LiveCodes codes;

    KeyUses(Sql jobs, List<SealedValues> columns, LiveCodes codes) {
        this.jobs = jobs;
        this.columns = columns;
        this.codes = codes;
    }

    /** Of each key, how many of what. */
    Map<String, Map<String, Long>> counts(EncryptionKey first) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        for (SealedValues column : columns) {
            add(column.column().title(), column.counts(jobs, first), counts);
        }
        Map<String, Long> startKeys = new TreeMap<>();
        jobs.list(START_KEYS, row -> startKeys.put(row.getString(1), row.getLong(2)), HASHED);
        add("idempotency keys", startKeys, counts);
        Instant now = jobs.first("select current_timestamp as now", row -> Sql.instant(row, "now"))
                .orElseThrow();
        add("codes that may still be typed", codes.counts(first, now), counts);
        return counts;
    }

    private static void add(String title, Map<String, Long> found, Map<String, Map<String, Long>> counts) {
        found.forEach((key, count) ->
                counts.computeIfAbsent(key, it -> new LinkedHashMap<>()).put(title, count));
    }

    List<EncryptionKeyUse> of(List<KeyTable.Known> known, Keys keys) {
        Map<String, Map<String, Long>> counts = counts(keys.first());
        List<EncryptionKeyUse> uses = new ArrayList<>();
        for (EncryptionKey key : keys.counting()) {
            boolean isCurrent = key.id().equals(keys.current().id());
            Map<String, Long> under =
                    Optional.ofNullable(counts.remove(key.id())).orElse(Map.of());
            uses.add(new EncryptionKeyUse(key.id(), since(known, key), isCurrent, false, under));
        }
        counts.forEach((id, under) -> uses.add(new EncryptionKeyUse(id, Optional.empty(), false, true, under)));
        return uses;
    }

    private static Optional<Instant> since(List<KeyTable.Known> known, EncryptionKey key) {
        return known.stream().filter(it -> it.id().equals(key.id())).findFirst().flatMap(KeyTable.Known::since);
    }
}
