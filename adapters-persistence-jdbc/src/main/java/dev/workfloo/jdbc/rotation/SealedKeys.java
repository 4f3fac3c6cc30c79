package dev.workfloo.jdbc.rotation;

import dev.workfloo.jdbc.encryption.EncryptionKey;
import dev.workfloo.jdbc.encryption.Keyring;
import dev.workfloo.jdbc.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Keys as the database keeps them: each encrypted under others. */
final class SealedKeys {

    private final Sql sql;

    SealedKeys(Sql sql) {
        this.sql = sql;
    }

    private record Sealed(String id, String under, byte[] bytes) {}

    /**
     * The keys with these ids, in their order, without those that cannot be opened with what is there.
     *
     * @param had what needs no opening
     */
    List<EncryptionKey> opened(List<String> ids, Collection<EncryptionKey> had) {
        Map<String, EncryptionKey> keys = new LinkedHashMap<>();
        for (EncryptionKey key : had) if (ids.contains(key.id())) keys.put(key.id(), key);
        if (keys.size() < ids.size() && !keys.isEmpty()) open(keys);
        List<EncryptionKey> opened = new ArrayList<>();
        for (String id : ids) if (keys.containsKey(id)) opened.add(Objects.requireNonNull(keys.get(id)));
        return opened;
    }

    /** As each is encrypted under each other one, one round is enough. */
    private void open(Map<String, EncryptionKey> keys) {
        List<EncryptionKey> openers = Keyring.together(keys.values(), List.of());
        for (Sealed sealed : read()) {
            openers.stream()
                    .filter(key -> key.id().equals(sealed.under()))
                    .findFirst()
                    .ifPresent(key -> keys.computeIfAbsent(sealed.id(), id -> key.opened(sealed.bytes(), id)));
        }
    }

    private List<Sealed> read() {
        return sql.list(
                "select id, under_id, sealed from workfloo_sealed_key",
                Sql.of(
                        "an encryption key",
                        row -> new Sealed(row.getString("id"), row.getString("under_id"), row.getBytes("sealed"))));
    }
}
