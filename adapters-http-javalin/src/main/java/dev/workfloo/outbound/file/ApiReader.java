package dev.workfloo.outbound.file;

import dev.workfloo.definition.api.ApiOrigin;
import dev.workfloo.document.DocumentReader;
import dev.workfloo.outbound.http.HttpUrl;
import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which APIs definitions may ask, and which secrets may go to each. */
final class ApiReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private final EndpointReader endpoints;
    private final Secrets secrets;

    ApiReader(EndpointReader endpoints, Secrets secrets) {
        this.endpoints = endpoints;
        this.secrets = secrets;
    }

    Map<String, ApiSettings> all(DocumentReader document) {
        Map<String, ApiSettings> apis = new LinkedHashMap<>();
        for (String name : document.names()) {
            Optional<ApiOrigin> origin = ApiOrigin.parse(name)
                    .peekLeft(wrong -> document.error(name, wrong))
                    .toJavaOptional();
            Optional<HttpUrl> url = origin.flatMap(it -> HttpUrl.parse(it.text())
                    .peekLeft(wrong -> document.error(name, wrong))
                    .toJavaOptional());
            document.object(name)
                    .flatMap(api -> url.map(it -> api(it, api)))
                    .ifPresent(settings -> origin.map(ApiOrigin::text)
                            .map(it -> apis.put(it, settings))
                            .ifPresent(before -> document.error(name, "stands there twice")));
        }
        return apis;
    }

    private ApiSettings api(HttpUrl origin, DocumentReader document) {
        Map<String, String> known = new LinkedHashMap<>();
        document.allUnderstood("secrets", this::secret).forEach(secret -> known.put(secret.name(), secret.value()));
        ApiSettings api =
                new ApiSettings(endpoints.ofApi(origin, document), known, ConnectorFileReader.workspaces(document));
        document.done();
        return api;
    }

    private record Secret(String name, String value) {

        /** Says no secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    private Either<String, Secret> secret(String name) {
        if (!NAME.matcher(name).matches()) return Either.left("must be a name in lower-case letters, digits and _");
        return secrets.find(name)
                .filterOrElse(
                        it -> PRINTABLE.matcher(it).matches(), it -> name + " must be one line of printable ASCII")
                .map(value -> new Secret(name, value));
    }
}
