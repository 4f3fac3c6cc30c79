package dev.workfloo.definition.api;

import dev.workfloo.document.DocumentReader;
import dev.workfloo.document.TreeWriter;
import dev.workfloo.rule.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members {@code method}, {@code url}, {@code headers} and {@code body} of a document. */
public final class ApiRequestReader {

    private static final ApiUrl NOWHERE =
            new ApiUrl(new ApiOrigin("https://invalid"), new ApiText(List.of()), Optional.empty());

    private ApiRequestReader() {}

    /** What it cannot read is a finding. */
    public static ApiRequest read(DocumentReader document) {
        document.required("method");
        ApiMethod method = document.parsed(
                        "method", ApiMethod::parse, "must be one of " + Arrays.toString(ApiMethod.values()))
                .orElse(ApiMethod.POST);
        document.required("url");
        ApiUrl url = document.understood("url", ApiUrl::read).orElse(NOWHERE);
        Optional<Value> said = document.any("body");
        if (said.isPresent() && !method.hasBody()) document.error("body", "is not sent with " + method);
        return new ApiRequest(method, url, headers(document), said.flatMap(it -> body(it, document)));
    }

    private static Optional<ApiBody> body(Value said, DocumentReader document) {
        return ApiBody.read(said)
                .peekLeft(wrong -> document.error("body", wrong))
                .toJavaOptional();
    }

    private static List<ApiHeader> headers(DocumentReader document) {
        List<ApiHeader> headers = new ArrayList<>();
        Set<String> known = new HashSet<>();
        document.object("headers").ifPresent(all -> {
            for (String name : all.names()) {
                all.required(name);
                Optional<ApiHeader> header = all.understood(name, text -> ApiHeader.read(name, text));
                header.ifPresent(headers::add);
                if (!known.add(name.toLowerCase(Locale.ROOT))) all.error(name, "stands there twice");
            }
        });
        return headers;
    }

    public static TreeWriter write(ApiRequest request, TreeWriter tree) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers()
                .forEach(header -> headers.put(header.name(), header.text().toString()));
        tree.text("method", request.method().name())
                .text("url", request.url().toString())
                .texts("headers", headers);
        request.body().ifPresent(body -> tree.tree("body", body.source()));
        return tree;
    }
}
