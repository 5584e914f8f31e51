import type { Server } from 'node:net';

export interface ScaleRoute {
  resource: number;
  sub: number;
  variable: boolean;
}

export interface Row {
  id: number;
  name: string;
  price: number;
}

export const TOKEN: string;
export const image: Buffer<ArrayBuffer>;
export const IMAGE_TYPE: string;
export const LAST_MODIFIED: string;
export const viewFolder: string;
export const pageTemplate: string;
export const page: { title: string; rows: Row[] };
export const scaleRoutes: ScaleRoute[];
export function routePath(route: ScaleRoute): string;
export function scaleAnswer(route: ScaleRoute, id?: string): { resource: number; part: number; id: string };
export function total(items: readonly { quantity: number; price: number }[]): number;
export function settings(): { port: number; scale: boolean };
export function announce(server: Server): void;
