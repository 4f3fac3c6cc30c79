package dev.workfloo.document;

import dev.workfloo.rule.NearestWord;
import dev.workfloo.rule.Nfc;
import dev.workfloo.rule.Value;
import io.vavr.control.Either;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reads one object of a document, member by member. What is wrong becomes a finding with its place, and reading goes on,
 * so that an author sees every mistake at once; members that are not asked for are findings too, since most are typing
 * errors.
 */
public final class DocumentReader {

    private static final BigDecimal LARGEST_COUNT = new BigDecimal(1_000_000_000);

    private final Value.Context object;
    private final FindingsAt here;
    private final Set<String> known = new HashSet<>();

    private DocumentReader(Value.Context object, FindingsAt here) {
        this.object = object;
        this.here = here;
    }

    /** A reader of a whole document, as it stands. It may name its JSON Schema, which editors read. */
    public static DocumentReader of(Value document, Findings findings) {
        DocumentReader reader = reader(document, findings.root());
        reader.optionalText("$schema");
        return reader;
    }

    /** A reader of a whole document, in which what people wrote is composed as what they will answer is. */
    public static DocumentReader composed(Value document, Findings findings) {
        return of(Nfc.of(document), findings);
    }

    private static DocumentReader reader(Value value, FindingsAt here) {
        if (value instanceof Value.Context context) return new DocumentReader(context, here);
        here.error("", "must be an object" + butIs(value));
        return new DocumentReader(Value.Context.EMPTY, new Findings().root());
    }

    /** The same reader; what it finds from here on is about this node. */
    public DocumentReader about(Optional<String> node) {
        return new DocumentReader(object, here.about(node));
    }

    public void error(String member, String message) {
        here.member(member).error("", message);
    }

    private Value take(String member) {
        known.add(member);
        return object.get(member);
    }

    /** Says that a member must be there, if it is not. */
    public void required(String member) {
        if (object.get(member).isAbsent()) error(member, "required");
    }

    /** A member that must be there and be text; a stand-in when it is not, which is a finding. */
    public String text(String member) {
        required(member);
        return optionalText(member).orElse("");
    }

    public Optional<String> optionalText(String member) {
        return typed(member, Value.Text.class, "must be text").map(Value.Text::text);
    }

    public boolean flag(String member) {
        return typed(member, Value.Bool.class, "must be true or false")
                .map(Value.Bool::truth)
                .orElse(false);
    }

    public Optional<BigDecimal> number(String member) {
        return typed(member, Value.Num.class, "must be a number")
                .filter(num -> {
                    if (!num.isWritable()) error(member, "must be a number of at most 34 digits");
                    return num.isWritable();
                })
                .map(Value.Num::number);
    }

    public Optional<Integer> count(String member) {
        return number(member).flatMap(number -> {
            Optional<Integer> count = toCount(number);
            if (count.isEmpty()) error(member, "must be a whole number from 0 to 1000000000");
            return count;
        });
    }

    private static Optional<Integer> toCount(BigDecimal number) {
        boolean fits = number.scale() <= 0 && number.signum() >= 0 && number.compareTo(LARGEST_COUNT) <= 0;
        return fits ? Optional.of(number.intValueExact()) : Optional.empty();
    }

    public Optional<Value> any(String member) {
        Value value = take(member);
        return value.isAbsent() ? Optional.empty() : Optional.of(value);
    }

    /** A member turned into a type of its own; a refusal, in words, becomes a finding. */
    public <T> Optional<T> parsed(String member, Function<String, Optional<T>> parse, String otherwise) {
        return optionalText(member).flatMap(text -> {
            Optional<T> parsed = parse.apply(text);
            if (parsed.isEmpty()) error(member, otherwise);
            return parsed;
        });
    }

    /** A member turned into a type of its own by a reader that can say what is wrong with the text. */
    public <T> Optional<T> understood(String member, Function<String, ? extends Either<?, T>> parse) {
        return optionalText(member).flatMap(text -> understood(here.member(member), parse.apply(text)));
    }

    /** The items of a list, each understood; one that is not is a finding, and left out. */
    public <T> List<T> allUnderstood(String member, Function<String, ? extends Either<?, T>> parse) {
        List<T> items = new ArrayList<>();
        each(member, (item, at) -> {
            if (item instanceof Value.Text text)
                understood(at, parse.apply(text.text())).ifPresent(items::add);
            else at.error("", "must be text" + butIs(item));
        });
        return items;
    }

    /** How many items a list has; 0 when it is none. */
    public int listSize(String member) {
        return object.get(member) instanceof Value.Sequence list ? list.items().size() : 0;
    }

    private static <T> Optional<T> understood(FindingsAt at, Either<?, T> parsed) {
        return parsed.peekLeft(wrong -> at.error("", String.valueOf(wrong))).toJavaOptional();
    }

    public List<String> texts(String member) {
        List<String> texts = new ArrayList<>();
        each(member, (item, at) -> {
            if (item instanceof Value.Text text) texts.add(text.text());
            else at.error("", "must be text" + butIs(item));
        });
        return texts;
    }

    public List<Integer> counts(String member) {
        List<Integer> counts = new ArrayList<>();
        each(member, (item, at) -> {
            Optional<Integer> count = item instanceof Value.Num num ? toCount(num.number()) : Optional.empty();
            count.ifPresentOrElse(counts::add, () -> at.error("", "must be a whole number, 0 or more"));
        });
        return counts;
    }

    public List<DocumentReader> objects(String member) {
        List<DocumentReader> readers = new ArrayList<>();
        each(member, (item, at) -> readers.add(reader(item, at)));
        return readers;
    }

    public Optional<DocumentReader> object(String member) {
        return any(member).map(value -> reader(value, here.member(member)));
    }

    /** A member whose own members have names of the author's choice. */
    public Map<String, Value> members(String member) {
        return typed(member, Value.Context.class, "must be an object")
                .map(Value.Context::members)
                .orElse(Map.of());
    }

    /** The names of the members that this object has. */
    public Set<String> names() {
        return object.members().keySet();
    }

    /** Their names are what people answer. */
    public Map<String, String> textMembers(String member) {
        Map<String, String> texts = new LinkedHashMap<>();
        FindingsAt at = here.member(member);
        members(member).forEach((name, value) -> {
            if (!(value instanceof Value.Text text)) at.member(name).error("", "must be text" + butIs(value));
            else if (texts.putIfAbsent(Nfc.of(name), text.text()) != null)
                at.member(name).error("", "stands there twice");
        });
        return texts;
    }

    /** Says which members were not read. */
    public void done() {
        for (String member : object.members().keySet()) {
            if (!known.contains(member)) error(member, "is not known here: " + remedy(member));
        }
    }

    private String remedy(String unknown) {
        String nearest = NearestWord.to(unknown, known.stream().sorted().toList());
        return nearest.isEmpty()
                ? "check the spelling, or take it out"
                : "did you mean " + nearest + "? Otherwise take it out";
    }

    private <T extends Value> Optional<T> typed(String member, Class<T> type, String otherwise) {
        Value value = take(member);
        if (type.isInstance(value)) return value.isAbsent() ? Optional.empty() : Optional.of(type.cast(value));
        if (!value.isAbsent()) error(member, otherwise + butIs(value));
        return Optional.empty();
    }

    /** What was found in the place of something else; not the value itself, which may be a secret. */
    private static String butIs(Value found) {
        return ", but is " + (found instanceof Value.Context ? "an object" : found.noun());
    }

    private void each(String member, BiConsumer<Value, FindingsAt> read) {
        any(member).ifPresent(value -> {
            if (value instanceof Value.Sequence list) each(list, here.member(member), read);
            else error(member, "must be a list" + butIs(value));
        });
    }

    private static void each(Value.Sequence list, FindingsAt at, BiConsumer<Value, FindingsAt> read) {
        for (int i = 0; i < list.items().size(); i++) read.accept(list.items().get(i), at.at("/" + i));
    }
}
