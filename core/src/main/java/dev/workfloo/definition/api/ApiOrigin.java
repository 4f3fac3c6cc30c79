package dev.workfloo.definition.api;

import io.vavr.control.Either;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Scheme, host and port, by which deployments know APIs: {@code https://api.example.com}, in lower case, and without the port that
 * its scheme has anyway.
 */
@ValueObject
public record ApiOrigin(String text) {

    private static final String LABEL = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

    private static final Pattern FORM = Pattern.compile("(?i)(?<scheme>https?)://(?<host>(?=[^:]{1,253}(:|$))" + LABEL
            + "(\\." + LABEL + ")*|\\[[0-9A-Fa-f:.]{2,45}])(:(?<port>[0-9]{1,5}))?");

    private static final int HIGHEST_PORT = 65_535;

    /** @return in words that follow the name of what was given what is wrong with it */
    public static Either<String, ApiOrigin> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Either.left("must be http:// or https:// and a host, with a port or without, such as"
                    + " https://api.example.com, and name no user");
        }
        Optional<Integer> port = Optional.ofNullable(parts.group("port")).map(Integer::valueOf);
        if (port.filter(it -> it < 1 || it > HIGHEST_PORT).isPresent()) {
            return Either.left("must have a port from 1 to " + HIGHEST_PORT);
        }
        String scheme = parts.group("scheme").toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String named = port.filter(it -> it != usual).map(it -> ":" + it).orElse("");
        return Either.right(new ApiOrigin(scheme + "://" + parts.group("host").toLowerCase(Locale.ROOT) + named));
    }

    @Override
    public String toString() {
        return text;
    }
}
