package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What became of the files of an execution. */
record KeptFiles(Calls client, JsonNode detail) {

    /** @return by {@code node/name} */
    Map<String, byte[]> read() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (JsonNode node : detail.path("nodes")) {
            String id = node.path("id").textValue();
            for (Map.Entry<String, JsonNode> document : node.path("documents").properties()) {
                byte[] content = read(id, document.getKey(), document.getValue().path("value"));
                if (document.getValue().path("size").asInt() != content.length) {
                    throw new AssertionError(document + " has " + content.length + " bytes");
                }
                files.put(id + "/" + document.getKey(), content);
            }
            JsonNode pdf = node.at("/pdf/pdfBase64");
            if (pdf.isTextual()) files.put(id + "/pdf", read(id, "pdf", pdf));
        }
        return files;
    }

    private byte[] read(String node, String name, JsonNode inDetail) throws Exception {
        byte[] content =
                Base64.getDecoder().decode(client.file(detail.path("id").textValue(), node, name));
        if (!Arrays.equals(content, Base64.getDecoder().decode(inDetail.textValue()))) {
            throw new AssertionError(node + "/" + name + " is another file in the detail");
        }
        return content;
    }
}
