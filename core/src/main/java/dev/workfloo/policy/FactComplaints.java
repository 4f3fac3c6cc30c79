package dev.workfloo.policy;

import dev.workfloo.PlainText;
import dev.workfloo.rule.NearestWord;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import dev.workfloo.rule.expression.check.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what is wrong with facts, each by its place, and tells no values. */
final class FactComplaints {

    private final ReadFacts facts;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    FactComplaints(ReadFacts facts) {
        this.facts = facts;
    }

    Map<String, String> all() {
        return wrong;
    }

    /** About what should be of a type. */
    void about(String place, Type type, Value fact, FactTypes types) {
        if (types.read(type, fact) != null) return;
        Type present = type.present();
        if (types.isMissing(fact)) wrong.put(place, "is missing");
        else if (present instanceof Type.Context context && fact instanceof Value.Context given) {
            aboutMembers(place, context, given, types);
        } else if (present instanceof Type.Sequence list && fact instanceof Value.Sequence given) {
            for (int i = 0; i < given.items().size(); i++) {
                about(place + "[" + i + "]", list.element(), given.items().get(i), types);
            }
        } else wrong.put(place, must(present, fact));
    }

    private void aboutMembers(String place, Type.Context type, Value.Context given, FactTypes types) {
        Type.Context known = facts.known().getOrDefault(place, type);
        given.members().keySet().stream()
                .filter(name -> type.member(name).isEmpty() && !facts.isNone(place, name, given))
                .forEach(name -> wrong.put(
                        place + "." + PlainText.of(name),
                        known.member(name).isPresent() ? notRead(type.members().keySet()) : unknown(name, type)));
        type.members().forEach((name, member) -> about(place + "." + name, member, given.get(name), types));
    }

    private static String unknown(String name, Type.Context type) {
        return "is unknown" + Wording.didYouMean(name, type.members().keySet());
    }

    private String notRead(Iterable<String> read) {
        return "is not read by " + facts.reader() + ": leave it out, or allow what is not read; it reads "
                + String.join(", ", read);
    }

    /** About what has the name of no node that is read. */
    void aboutUnread(String name) {
        List<String> nodes = List.copyOf(facts.read().keySet());
        if (facts.known().containsKey(name)) {
            wrong.put(name, notRead(facts.names()));
            return;
        }
        String meant = NearestWord.to(name, nodes);
        if (meant.isEmpty()) meant = member(name);
        String all = facts.names().size() > 8 ? "" : "; there is " + String.join(", ", facts.names());
        wrong.put(PlainText.of(name), "is unknown" + (meant.isEmpty() ? all : "; did you mean " + meant + "?"));
    }

    /** A member of that name, for whoever left out the node that it is of. */
    private String member(String name) {
        for (Map.Entry<String, Type.Context> node : facts.read().entrySet()) {
            String nearest =
                    NearestWord.to(name, List.copyOf(node.getValue().members().keySet()));
            if (!nearest.isEmpty()) return node.getKey() + "." + nearest;
        }
        return "";
    }

    private static String must(Type type, Value fact) {
        if (type instanceof Type.Nothing) return "must be left out";
        boolean sameKind = type instanceof Type.Num && fact instanceof Value.Num
                || type instanceof Type.Text && fact instanceof Value.Text;
        String form = type.isMoment() || type.isDuration() ? ", or text in the form of ISO 8601" : "";
        return "must be " + wanted(type) + form + (sameKind ? "" : ", and is " + fact.noun());
    }

    private static String wanted(Type type) {
        if (type instanceof Type.Num number) return number(number);
        return type instanceof Type.Text text && !text.options().isEmpty()
                ? "one of " + Wording.options(text.options())
                : Wording.of(type);
    }

    private static String number(Type.Num type) {
        String least = type.least().map(Wording::number).orElse("");
        String most = type.most().map(Wording::number).orElse("");
        String range = "";
        if (!least.isEmpty() && !most.isEmpty()) range = " from " + least + " to " + most;
        else if (!least.isEmpty()) range = " of at least " + least;
        else if (!most.isEmpty()) range = " of at most " + most;
        return (type.whole() ? "a whole number" : "a number")
                + range
                + (range.isEmpty() ? " of at most 34 digits" : "");
    }
}
