package dev.workfloo.rule.expression.check;

import dev.workfloo.rule.NearestWord;
import dev.workfloo.rule.Type;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says in the words of people what types are, and what was likely meant. */
public final class Wording {

    private static final int MOST_OPTIONS = 12;
    private static final int MOST_NAMES = 8;

    private Wording() {}

    /** What a value of the type is, null aside: "text", "a number". */
    public static String of(Type type) {
        if (type instanceof Type.Null) return "always null";
        Type present = type.present();
        if (present instanceof Type.Text) return "text";
        if (present instanceof Type.Num) return "a number";
        if (present instanceof Type.Bool) return "true or false";
        if (present instanceof Type.Sequence list) return "a list" + elements(list.element());
        if (present instanceof Type.Context) return "a context";
        return "a " + present;
    }

    /** What several such values are: "texts", "numbers". */
    static String several(Type type) {
        Type present = type.present();
        if (present instanceof Type.Bool) return "values true or false";
        if (present instanceof Type.Sequence) return "lists";
        return present instanceof Type.DateTime
                ? "dates and times"
                : of(present).replaceFirst("^a ", "") + "s";
    }

    private static String elements(Type element) {
        return element.present() instanceof Type.Nothing ? "" : " of " + several(element);
    }

    public static String options(Set<String> options) {
        String first = options.stream()
                .limit(MOST_OPTIONS)
                .map(option -> "\"" + option + "\"")
                .collect(Collectors.joining(", "));
        int more = options.size() - MOST_OPTIONS;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    public static String number(BigDecimal number) {
        return Math.abs((long) number.scale()) > 40 ? number.toString() : number.toPlainString();
    }

    /** A question that names what is spelt nearly so, to append to a sentence; else names what there is. */
    public static String didYouMean(String name, Collection<String> others) {
        List<String> known = others.stream().sorted().toList();
        String nearest = NearestWord.to(name, known);
        if (name.length() > 1 && !nearest.isEmpty()) return "; did you mean " + nearest + "?";
        return known.isEmpty() || known.size() > MOST_NAMES ? "" : "; there is " + String.join(", ", known);
    }
}
