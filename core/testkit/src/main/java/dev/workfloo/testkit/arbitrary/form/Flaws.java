package dev.workfloo.testkit.arbitrary.form;

import dev.workfloo.definition.form.Field;
import dev.workfloo.definition.form.Field.Group;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes one thing wrong in answers that a form takes. */
public final class Flaws {

    /**
     * Answers with one thing wrong.
     *
     * @param field as refusals name it
     * @param flaw what is wrong, in words
     */
    public record Flawed(Value.Context answers, String field, String flaw) {}

    private final FormDraw draw;
    private final Random random;

    public Flaws(FormDraw draw, Random random) {
        this.draw = draw;
        this.random = random;
    }

    /** Something wrong that the form refuses, and nothing else; empty where nothing was found. */
    public Optional<Flawed> in(Value.Context answers) {
        List<Flawed> all = new ArrayList<>();
        draw.form().fields().forEach(field -> add(field, answers, all));
        Collections.shuffle(all, random);
        return all.stream().filter(this::isRefusedForIt).findFirst();
    }

    public boolean isRefusedForIt(Flawed flawed) {
        return draw.refused(flawed.answers()).equals(Set.of(flawed.field()));
    }

    private void add(Field field, Value.Context answers, List<Flawed> all) {
        Value answer = answers.get(field.id());
        if (answer == Value.NULL) return;
        add(all, SimplerAnswers.without(answers, field.id()), field.id(), "left out");
        for (Flaw flaw : Flaw.of(field, answer)) {
            add(all, SimplerAnswers.with(answers, field.id(), flaw.answer()), field.id(), flaw.words());
        }
        if (answer instanceof Value.Sequence set) {
            field.group()
                    .ifPresent(group -> addInner(field, group, set, answers).forEach(all::add));
        }
    }

    private static void add(List<Flawed> all, Value.Context answers, String field, String flaw) {
        all.add(new Flawed(answers, field, flaw));
    }

    private List<Flawed> addInner(Field set, Group group, Value.Sequence elements, Value.Context answers) {
        List<Flawed> all = new ArrayList<>();
        int place = random.nextInt(elements.items().size());
        String name = set.id() + "[" + place + "]";
        List<Value> others = new ArrayList<>(elements.items());
        List<Flawed> inner = new ArrayList<>();
        if (others.get(place) instanceof Value.Context element) group.fields().forEach(it -> add(it, element, inner));
        for (Flawed flawed : inner) {
            others.set(place, flawed.answers());
            add(
                    all,
                    SimplerAnswers.with(answers, set.id(), new Value.Sequence(others)),
                    name + "." + flawed.field(),
                    flawed.flaw());
        }
        others.set(place, Value.of("no object"));
        add(all, SimplerAnswers.with(answers, set.id(), new Value.Sequence(others)), name, "no object");
        return all;
    }
}
