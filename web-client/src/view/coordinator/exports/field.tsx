/** A labelled field with what is wrong with it, or a hint. */
import type { ComponentChildren } from 'preact';

export interface FieldMore {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  fault: string;
  children: (more: FieldMore) => ComponentChildren;
}

export function Field({ name, label, hint, fault, children }: FieldProps) {
  const id = `field-${name}`;
  const note = `${id}-note`;
  return (
    <div class="field grow">
      <label for={id}>
        <small>{label}</small>
      </label>
      {children({
        id,
        ...(fault || hint ? { 'aria-describedby': note } : {}),
        ...(fault ? { 'aria-invalid': true as const } : {}),
      })}
      {(fault || hint) && (
        <small id={note} class={fault ? 'bad' : 'soft'}>
          {fault || hint}
        </small>
      )}
    </div>
  );
}
