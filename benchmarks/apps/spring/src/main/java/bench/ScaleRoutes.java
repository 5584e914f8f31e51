package bench;

import java.lang.reflect.Method;
import org.springframework.boot.ApplicationArguments;
import org.springframework.context.annotation.Configuration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The 1,000 routes, registered with `--scale`: 50 resources with 20 sub-paths each, every third of them with a variable. */
@Configuration
public class ScaleRoutes {
    public record Answer(int resource, int part, String id) {}

    public static class Route {
        private final int resource;
        private final int part;

        Route(int resource, int part) {
            this.resource = resource;
            this.part = part;
        }

        @ResponseBody
        public Answer literal() {
            return new Answer(resource, part, "none");
        }

        @ResponseBody
        public Answer variable(@PathVariable("id") String id) {
            return new Answer(resource, part, id);
        }
    }

    @Autowired
    void register(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, ApplicationArguments arguments)
            throws NoSuchMethodException {
        if (!arguments.containsOption("scale")) return;
        Method literal = Route.class.getMethod("literal");
        Method variable = Route.class.getMethod("variable", String.class);
        for (int i = 0; i < 1000; i++) {
            boolean isVariable = i % 3 == 0;
            String path = "/resource-" + i / 20 + "/part-" + i % 20 + (isVariable ? "/{id}" : "");
            RequestMappingInfo info = RequestMappingInfo.paths(path)
                    .methods(org.springframework.web.bind.annotation.RequestMethod.GET)
                    .options(mapping.getBuilderConfiguration()).build();
            mapping.registerMapping(info, new Route(i / 20, i % 20), isVariable ? variable : literal);
        }
    }
}
