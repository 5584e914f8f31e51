package bench;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

public record Order(
        @NotNull @Pattern(regexp = "^[A-Z]-\\d{4}-\\d{6}$") String reference,
        @NotNull @Size(min = 1, max = 80) String customer,
        @NotNull @Email String email,
        @NotNull @Size(min = 1, max = 80) String city,
        @NotNull @Size(min = 2, max = 2) String country,
        @NotNull @Size(max = 500) String note,
        @NotNull @Size(min = 1, max = 50) List<@Valid Item> items) {

    public record Item(
            @NotNull @Size(min = 1, max = 40) String sku,
            @NotNull @Size(min = 1, max = 120) String title,
            @Min(1) @Max(100) int quantity,
            @Min(0) @Max(10_000_000) int price) {}
}
