package dev.workfloo.definition.api;

import dev.workfloo.definition.api.ApiText.Literal;
import dev.workfloo.definition.api.ApiText.Part;
import dev.workfloo.definition.api.JsonPart.Constant;
import dev.workfloo.definition.api.JsonPart.Items;
import dev.workfloo.definition.api.JsonPart.Members;
import dev.workfloo.rule.Value;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What gives somebody a right, by what it is called: a secret, which is named and never said. */
public final class Credentials {

    private static final Pattern NAMES = Pattern.compile(
            "(?is)(proxy-)?authorization|cookie|" + ".*((api|access|auth|private)[-_]?key|token|secret|passw(or)?d).*");

    /** Stands for a place; no literal of a URL holds it. */
    private static final char PLACE = '\uffff';

    private Credentials() {}

    /** Whether a header, a parameter of a query or a member of JSON is called so, in either case. */
    public static boolean isName(String text) {
        return NAMES.matcher(text).matches();
    }

    /** Where the query or the body of a request says such a thing, as JSON Pointers inside its node. */
    public static Stream<String> saidBy(ApiRequest request) {
        Stream<String> url =
                request.url().query().filter(Credentials::areSaid).stream().map(query -> "/url");
        Stream<String> body = request.body().stream()
                .flatMap(it -> it.source() instanceof Value.Text
                        ? pointers(it.tree(), "/body").map(member -> "/body").limit(1)
                        : pointers(it.tree(), "/body"));
        return Stream.concat(url, body);
    }

    private static boolean areSaid(ApiText query) {
        StringBuilder text = new StringBuilder();
        for (Part part : query.parts()) text.append(part instanceof Literal ? part.source() : PLACE);
        return Stream.of(text.toString().split("&")).anyMatch(Credentials::isSaid);
    }

    private static boolean isSaid(String parameter) {
        int equals = parameter.indexOf('=');
        return equals >= 0
                && equals < parameter.length() - 1
                && parameter.indexOf(PLACE, equals) < 0
                && UrlText.readings(parameter.substring(0, equals)).anyMatch(Credentials::isName);
    }

    private static Stream<String> pointers(JsonPart part, String at) {
        if (part instanceof Items list) {
            return IntStream.range(0, list.items().size())
                    .boxed()
                    .flatMap(i -> pointers(list.items().get(i), at + "/" + i));
        }
        return part instanceof Members object
                ? object.members().entrySet().stream()
                        .flatMap(it -> pointers(it.getKey(), it.getValue(), PlaceNames.below(at, it.getKey())))
                : Stream.empty();
    }

    private static Stream<String> pointers(String name, JsonPart member, String at) {
        return isName(name) && member.parts().anyMatch(Credentials::isText) ? Stream.of(at) : pointers(member, at);
    }

    /** A number, such as how many tokens there are, is seldom a secret. */
    private static boolean isText(JsonPart part) {
        return part instanceof Constant constant
                && constant.value() instanceof Value.Text text
                && !text.text().isBlank();
    }
}
