package dev.workfloo.testkit.arbitrary;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.JqwikException;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;

/** What was counted while a property ran. */
final class Tally {

    private record Claimed(int asked, int made) {}

    private final Map<String, Claimed> claims = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> labels = new LinkedHashMap<>();
    private int tries;
    private int rejected;

    /** Empty where no property is running: then nothing is counted. */
    static Optional<Tally> ofThisProperty() {
        try {
            Store<Tally> store = Store.getOrCreate(Tally.class, Lifespan.PROPERTY, Tally::new);
            return Optional.of(store.get());
        } catch (JqwikException e) {
            return Optional.empty();
        }
    }

    void claimed(String name, boolean made) {
        Claimed before = claims.getOrDefault(name, new Claimed(0, 0));
        claims.put(name, new Claimed(before.asked() + 1, before.made() + (made ? 1 : 0)));
    }

    void drawn(Labelled draw) {
        draw.labels().forEach((label, those) -> {
            Map<String, Integer> counts = labels.computeIfAbsent(label, it -> new TreeMap<>());
            those.forEach(it -> counts.merge(it, 1, Integer::sum));
        });
    }

    void tried(boolean isRejected) {
        tries++;
        if (isRejected) rejected++;
    }

    int tries() {
        return tries;
    }

    int rejected() {
        return rejected;
    }

    /** The claims to which fewer draws came than one in so many, in words. */
    Optional<String> hardlyMade(int oneIn) {
        return claims.entrySet().stream()
                .filter(it -> (long) it.getValue().made() * oneIn < tries)
                .map(it -> it.getKey() + " was made in " + it.getValue().made() + " of " + tries + " tries")
                .reduce((one, other) -> one + "; " + other);
    }

    /** What was drawn, label by label; empty where nothing was that says something of itself. */
    String words() {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + ": "
                        + label.getValue().entrySet().stream()
                                .map(it -> it.getKey() + " " + it.getValue())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n  ", labels.isEmpty() ? "" : "\nWhat was drawn:\n  ", ""));
    }
}
