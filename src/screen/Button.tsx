import type { ComponentProps } from 'react'

interface ButtonProps extends ComponentProps<'button'> {
  appearance?: 'primary' | 'secondary' | 'subtle' | 'transparent'
  size?: 'small' | 'medium' | 'large'
  /** Not to be pressed for now, but the keyboard that stands on it stays. */
  disabledFocusable?: boolean
}

/** Looks like Fluent's button and takes the same words, but its styles need no script to arrive. */
export function Button({
  appearance = 'secondary',
  size = 'medium',
  disabled = false,
  disabledFocusable = false,
  className = '',
  onClick,
  ...props
}: ButtonProps) {
  return (
    <button
      type="button"
      {...props}
      className={`button button-${appearance} button-${size} ${className}`.trimEnd()}
      disabled={disabled && !disabledFocusable}
      aria-disabled={disabledFocusable || undefined}
      onClick={disabledFocusable ? undefined : onClick}
    />
  )
}
