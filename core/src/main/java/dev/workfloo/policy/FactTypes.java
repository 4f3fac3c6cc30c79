package dev.workfloo.policy;

import dev.workfloo.rule.Nfc;
import dev.workfloo.rule.PlainTime;
import dev.workfloo.rule.TimeText;
import dev.workfloo.rule.Type;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether facts are of the types that rules read. Dates, moments and durations may be text, as JSON has them. */
enum FactTypes {
    /** To a form: blank text and the empty list are no answer. */
    ANSWERS,
    OTHERS;

    /** The fact as rules read it; Java's null where it is none that they can. */
    @Nullable
    Value read(Type type, Value fact) {
        if (isMissing(fact)) return type.isNullable() ? Value.NULL : null;
        Type present = type.present();
        if (present instanceof Type.Context context) {
            return fact instanceof Value.Context given ? members(context, given) : null;
        }
        if (present instanceof Type.Sequence list) {
            return fact instanceof Value.Sequence given ? items(list.element(), given) : null;
        }
        Value read = fact instanceof Value.Text text ? text(present, text) : fact;
        boolean isBounded = !(read instanceof Value.Num number) || number.isWritable();
        return isBounded && present.includes(read) ? read : null;
    }

    boolean isMissing(Value fact) {
        return this == ANSWERS ? fact.isAbsent() : fact instanceof Value.Null;
    }

    private static Value text(Type type, Value.Text text) {
        if (type instanceof Type.Text) return Nfc.of(text);
        if (type instanceof Type.Date) return PlainTime.date(text.text()).orElse(text);
        if (type instanceof Type.DateTime) return PlainTime.moment(text.text()).orElse(text);
        return type.isDuration() ? TimeText.duration(text.text()).orElse(text) : text;
    }

    private @Nullable Value items(Type type, Value.Sequence given) {
        List<Value> items = new ArrayList<>(given.items().size());
        for (Value item : given.items()) {
            Value read = read(type, item);
            if (read == null) return null;
            items.add(read);
        }
        return new Value.Sequence(items);
    }

    /** What is given as it is, where nothing of it has to be read anew: most often so. */
    Value.@Nullable Context members(Type.Context type, Value.Context given) {
        Map<String, Value> members = new LinkedHashMap<>();
        boolean same = true;
        for (Map.Entry<String, Value> member : given.members().entrySet()) {
            Type expected = type.members().get(member.getKey());
            Value read = expected == null ? null : read(expected, member.getValue());
            if (read == null) return null;
            same &= read == member.getValue();
            members.put(member.getKey(), read);
        }
        for (Map.Entry<String, Type> expected : type.members().entrySet()) {
            if (!expected.getValue().isNullable() && !members.containsKey(expected.getKey())) return null;
        }
        return same ? given : new Value.Context(members);
    }
}
