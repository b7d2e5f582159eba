package org.oscine.editor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running language server for YAML, driven over its standard streams as an editor does: requests with
 * answers, notifications, and the server's own questions for settings.
 */
final class LanguageServer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Process process;
    private final OutputStream toServer;
    private final Map<String, Object> settings;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> diagnostics = new ConcurrentHashMap<>();

    private LanguageServer(Process process, Map<String, Object> settings) {
        this.process = process;
        this.toServer = process.getOutputStream();
        this.settings = settings;
    }

    /** What an editor underlines: lines and columns count from 1, as in our own diagnostics. */
    record Underlined(int line, int column, String message) {}

    /** A proposal of the editor. */
    record Proposal(String label, String documentation, String insertText) {}

    /** An opened document. */
    record Opened(String uri, CompletableFuture<JsonNode> diagnostics) {}

    /** Starts a server for which files match a schema as in an editor's settings. */
    static LanguageServer start(Path program, Path schema, String filePattern) throws IOException {
        Process process = new ProcessBuilder("node", program.toString(), "--stdio")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        LanguageServer server = new LanguageServer(process, settings(schema, filePattern));
        Thread.ofPlatform().daemon().name("language server").start(server::listen);
        server.initialize();
        return server;
    }

    private static Map<String, Object> settings(Path schema, String filePattern) {
        Map<String, Object> yaml = Map.of(
                "validate", true, "hover", true, "completion", true, "yamlVersion", "1.2",
                "schemas", Map.of(schema.toUri().toString(), filePattern),
                "schemaStore", Map.of("enable", false),
                "kubernetesCRDStore", Map.of("enable", false));
        return Map.of("yaml", yaml);
    }

    private void initialize() throws IOException {
        Map<String, Object> completion = Map.of("completionItem", Map.of("snippetSupport", true));
        Map<String, Object> textDocument = Map.of("hover", Map.of("contentFormat", List.of("markdown")),
                "completion", completion, "publishDiagnostics", Map.of());
        request("initialize", Map.of("processId", ProcessHandle.current().pid(),
                "capabilities", Map.of("textDocument", textDocument, "workspace", Map.of("configuration", true))));
        send(Map.of("jsonrpc", "2.0", "method", "initialized", "params", Map.of()));
        send(Map.of("jsonrpc", "2.0", "method", "workspace/didChangeConfiguration",
                "params", Map.of("settings", settings)));
    }

    /** Opens a text under the name of a file, which need not exist. */
    Opened open(Path file, String text) throws IOException {
        String uri = file.toAbsolutePath().normalize().toUri().toString();
        CompletableFuture<JsonNode> published = diagnostics.computeIfAbsent(uri, key -> new CompletableFuture<>());
        send(Map.of("jsonrpc", "2.0", "method", "textDocument/didOpen", "params",
                Map.of("textDocument", Map.of("uri", uri, "languageId", "yaml", "version", 1, "text", text))));
        return new Opened(uri, published);
    }

    /** What is underlined in a document, in the order of its lines. */
    List<Underlined> underlined(Opened document) {
        List<Underlined> all = new ArrayList<>();
        for (JsonNode diagnostic : await(document.diagnostics(), "diagnostics of " + document.uri())) {
            JsonNode start = diagnostic.path("range").path("start");
            all.add(new Underlined(start.path("line").asInt() + 1, start.path("character").asInt() + 1,
                    diagnostic.path("message").asString()));
        }
        all.sort(java.util.Comparator.comparingInt(Underlined::line).thenComparingInt(Underlined::column));
        return all;
    }

    /** The text that appears when the mouse rests at an offset of a document's text. */
    String hover(Opened document, String text, int offset) throws IOException {
        return request("textDocument/hover", at(document, text, offset)).path("contents").path("value").asString("");
    }

    /** What the editor proposes at an offset of a document's text. */
    List<Proposal> proposals(Opened document, String text, int offset) throws IOException {
        List<Proposal> proposals = new ArrayList<>();
        JsonNode answer = request("textDocument/completion", at(document, text, offset));
        for (JsonNode item : answer.isArray() ? answer : answer.path("items")) {
            JsonNode documentation = item.path("documentation");
            String shown = documentation.isString()
                    ? documentation.stringValue()
                    : documentation.path("value").asString("");
            proposals.add(new Proposal(item.path("label").asString(), shown, item.path("insertText").asString("")));
        }
        return proposals;
    }

    /** The texts that the editor offers to put in place of what is underlined first. */
    List<String> fixes(Opened document) throws IOException {
        JsonNode diagnostic = await(document.diagnostics(), "diagnostics of " + document.uri()).path(0);
        JsonNode answer = request("textDocument/codeAction", Map.of("textDocument", Map.of("uri", document.uri()),
                "range", diagnostic.path("range"), "context", Map.of("diagnostics", List.of(diagnostic))));
        List<String> fixes = new ArrayList<>();
        for (JsonNode action : answer) {
            for (JsonNode edit : action.path("edit").path("changes").path(document.uri())) {
                boolean there = edit.path("range").equals(diagnostic.path("range"));
                fixes.add(there ? edit.path("newText").asString("") : edit.path("newText").asString("") + " elsewhere");
            }
        }
        return fixes;
    }

    private static Map<String, Object> at(Opened document, String text, int offset) {
        String before = text.substring(0, offset);
        int line = (int) before.chars().filter(character -> character == '\n').count();
        int character = offset - (before.lastIndexOf('\n') + 1);
        return Map.of("textDocument", Map.of("uri", document.uri()),
                "position", Map.of("line", line, "character", character));
    }

    private JsonNode request(String method, Map<String, Object> parameters) throws IOException {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        send(Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters));
        return await(answer, method);
    }

    private JsonNode await(CompletableFuture<JsonNode> answer, String what) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, interrupted);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError("no answer from the language server: " + what, failed);
        }
    }

    private synchronized void send(Object message) throws IOException {
        byte[] body = JSON.writeValueAsBytes(message);
        toServer.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        toServer.write(body);
        toServer.flush();
    }

    private void listen() {
        try (InputStream fromServer = process.getInputStream()) {
            for (byte[] body = read(fromServer); body != null; body = read(fromServer)) {
                handle(JSON.readTree(body));
            }
        } catch (IOException closed) {
            // The end of the server fails whoever still waits, below.
        }
        IOException gone = new IOException("the language server has ended");
        answers.values().forEach(answer -> answer.completeExceptionally(gone));
        diagnostics.values().forEach(answer -> answer.completeExceptionally(gone));
    }

    private static byte[] read(InputStream in) throws IOException {
        int length = -1;
        for (String line = line(in); line != null; line = line(in)) {
            if (line.isEmpty()) {
                return in.readNBytes(length);
            }
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return null;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return null;
    }

    private void handle(JsonNode message) {
        JsonNode id = message.path("id");
        String method = message.path("method").asString("");
        if (method.isEmpty()) {
            answers.remove(id.asInt()).complete(message.path("result"));
        } else if (method.equals("textDocument/publishDiagnostics")) {
            JsonNode parameters = message.path("params");
            diagnostics.computeIfAbsent(parameters.path("uri").asString(), key -> new CompletableFuture<>())
                    .complete(parameters.path("diagnostics"));
        } else if (!id.isMissingNode()) {
            reply(id, method, message.path("params"));
        }
    }

    private void reply(JsonNode id, String method, JsonNode parameters) {
        List<Object> sections = new ArrayList<>();
        for (JsonNode item : parameters.path("items")) {
            sections.add(settings.getOrDefault(item.path("section").asString(""), Map.of()));
        }
        Object result = method.equals("workspace/configuration") ? sections : Map.of();
        try {
            send(Map.of("jsonrpc", "2.0", "id", id, "result", result));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        toServer.close();
        process.destroy();
    }
}
