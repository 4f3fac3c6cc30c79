package dev.workfloo.definition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * When a field is shown: every condition must hold.
 *
 * @param show the wire's older, single form of a condition; it counts like the others
 */
@ValueObject
public record Visibility(List<Condition> showIf, Optional<Show> show) {

    public static final Visibility ALWAYS = new Visibility(List.of(), Optional.empty());

    public Visibility {
        showIf = List.copyOf(showIf);
    }

    public record Show(String field, String value) {}

    List<Condition> conditions() {
        if (show.isEmpty()) return showIf;
        Show single = show.get();
        List<Condition> all = new ArrayList<>(showIf);
        all.add(new Condition(single.field(), List.of(single.value()), List.of()));
        return all;
    }
}
