import { Integer } from '@vernal/core';
import {
  Controller,
  GetMapping,
  HttpSession,
  HttpStatus,
  Model,
  PathVariable,
  PostMapping,
  RequestAttribute,
  RequestMapping,
  RequestParam,
  ResponseBody,
  ResponseEntity,
} from '@vernal/web';
import { AdminOnly } from './admin-only.js';

/** A members' area behind the MemberGuard; the password is "open sesame". */
@Controller()
@RequestMapping('/member')
export class MemberController {
  @GetMapping('/login')
  form(@RequestParam({ defaultValue: '/member/home' }) next: string, model: Model): string {
    model.addAttribute('next', next);
    return 'login';
  }

  @PostMapping('/login')
  login(
    @RequestParam() name: string,
    @RequestParam() password: string,
    @RequestParam({ defaultValue: '/member/home' }) next: string,
    session: HttpSession,
    model: Model,
  ): string {
    if (password !== 'open sesame') {
      model.addAttribute('next', next);
      model.addAttribute('error', 'wrong password');
      return 'login';
    }
    session.setAttribute('user', name);
    return `redirect:${next.startsWith('/member/') ? next : '/member/home'}`;
  }

  @PostMapping('/logout')
  logout(session: HttpSession): string {
    session.invalidate();
    return 'redirect:/member/login';
  }

  @GetMapping('/home')
  home(@RequestAttribute() user: string, session: HttpSession, model: Model): string {
    const visits = ((session.getAttribute('visits') as number | undefined) ?? 0) + 1;
    session.setAttribute('visits', visits);
    model.addAttribute('user', user);
    model.addAttribute('visits', visits);
    return 'home';
  }

  @GetMapping('/orders/{id}')
  @ResponseBody()
  order(
    @PathVariable({ type: Integer }) id: number,
    @RequestAttribute() user: string,
    @RequestParam({ defaultValue: 'none' }) sort: string,
  ): object {
    return { id, user, sort };
  }

  @PostMapping('/orders')
  create(@RequestAttribute() user: string): ResponseEntity<string> {
    return ResponseEntity.status(HttpStatus.CREATED).header('X-Owner', user).body('created');
  }

  @AdminOnly()
  @GetMapping('/admin')
  @ResponseBody()
  admin(): string {
    return "admin's page";
  }

  @GetMapping('/help/{topic}')
  @ResponseBody()
  help(@PathVariable() topic: string): string {
    return `help about ${topic}`;
  }

  @GetMapping('/help/{topic}/{detail}')
  @ResponseBody()
  helpDetail(@PathVariable() topic: string, @PathVariable() detail: string): string {
    return `help about ${topic}, ${detail}`;
  }
}
