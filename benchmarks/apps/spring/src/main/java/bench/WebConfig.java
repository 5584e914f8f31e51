package bench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
public class WebConfig implements WebMvcConfigurer {
    private static final String TOKEN = "Bearer 7c1f0d6e";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        for (HandlerInterceptor interceptor : List.of(new Token(), new Tenant(), new Audit())) {
            registry.addInterceptor(interceptor).addPathPatterns("/guarded");
        }
    }

    static class Token implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws Exception {
            if (!TOKEN.equals(request.getHeader("Authorization"))) {
                response.sendError(401);
                return false;
            }
            request.setAttribute("user", "ada");
            request.setAttribute("steps", new ArrayList<>(List.of("token")));
            return true;
        }
    }

    static class Tenant implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            steps(request).add("tenant");
            return true;
        }
    }

    static class Audit implements HandlerInterceptor {
        private final LongAdder answered = new LongAdder();

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            steps(request).add("audit");
            return true;
        }

        @Override
        public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, Exception error) {
            answered.increment();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> steps(HttpServletRequest request) {
        return (List<String>) request.getAttribute("steps");
    }
}
