package bench;

import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.WebRequest;

@Controller
public class AppController {
    private static final long LAST_MODIFIED = Instant.parse("2024-03-01T10:00:00Z").toEpochMilli();
    private static final byte[] IMAGE = image();

    public record Hello(String hello) {}

    public record Post(int id, int postId, boolean verbose) {}

    public record Confirmation(String id, long total) {}

    public record Guarded(String user, List<String> steps) {}

    public record Row(int id, String name, int price) {}

    private static byte[] image() {
        byte[] pattern = "vernal image bytes ".getBytes();
        byte[] bytes = new byte[100 * 1024];
        for (int i = 0; i < bytes.length; i++) bytes[i] = pattern[i % pattern.length];
        return bytes;
    }

    @GetMapping("/hello")
    @ResponseBody
    Hello hello() {
        return new Hello("world");
    }

    @GetMapping("/users/{id}/posts/{postId}")
    @ResponseBody
    Post post(@PathVariable int id, @PathVariable int postId, @RequestParam boolean verbose) {
        return new Post(id, postId, verbose);
    }

    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.CREATED)
    @ResponseBody
    Confirmation order(@Valid @RequestBody Order order) {
        long total = order.items().stream().mapToLong(item -> (long) item.quantity() * item.price()).sum();
        return new Confirmation(order.reference(), total);
    }

    @GetMapping("/guarded")
    @ResponseBody
    Guarded guarded(@RequestAttribute String user, @RequestAttribute List<String> steps) {
        return new Guarded(user, steps);
    }

    @GetMapping(path = "/image", produces = "image/png")
    @ResponseBody
    byte[] image(WebRequest request) {
        return request.checkNotModified(LAST_MODIFIED) ? null : IMAGE;
    }

    @GetMapping("/page")
    String page(Model model) {
        model.addAttribute("title", "Fifty products");
        model.addAttribute("rows", IntStream.range(0, 50)
                .mapToObj(i -> new Row(i + 1, "Product <" + (i + 1) + "> & more", 100 + i * 7)).toList());
        return "page";
    }
}
