/** Sends a file and tells how far it is: what fetch cannot. Fails with Refused. */
import { refusedOf } from './ask.ts';
import { Refused } from './refused.ts';

/** A share from 0 to 1. */
export type Progress = (share: number) => void;

export function upload<T>(path: string, file: File, progress: Progress): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Refused('lost'));
    request.onload = () => {
      const answer = new Response(request.responseText, { status: request.status });
      // The server's answers are checked against openapi.yaml by its own tests.
      const settled = answer.ok ? (answer.json() as Promise<T>) : refusedOf(answer).then(fail);
      settled.then(resolve, reject);
    };
    request.send(file);
  });
}

function fail(refused: Refused): never {
  throw refused;
}
