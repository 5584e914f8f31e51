package bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.event.EventListener;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

@SpringBootApplication
public class Main {
    public static void main(String[] args) {
        SpringApplication.run(Main.class, args);
    }

    @EventListener
    void announce(ApplicationReadyEvent event) {
        ServletWebServerApplicationContext context = (ServletWebServerApplicationContext) event.getApplicationContext();
        System.out.println("listening " + context.getWebServer().getPort());
    }
}
